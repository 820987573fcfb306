// What the container uses of Testcontainers, which only CI installs; there it is compiled with the package's own types.

declare module 'testcontainers' {
  /** How to tell that a container is ready. */
  export interface WaitStrategy {
    withStartupTimeout(startupTimeoutMs: number): WaitStrategy
  }
  export const Wait: { forLogMessage(message: string | RegExp, times?: number): WaitStrategy }

  /** A file or a folder to copy, and the mode of what is copied. */
  interface FileToCopy {
    source: string
    target: string
    mode?: number
  }

  export function getContainerRuntimeClient(): Promise<{ readonly info: { containerRuntime: { host: string } } }>

  export class GenericContainer {
    constructor(image: string)
    protected environment: Record<string, string>
    protected beforeContainerCreated?(): Promise<void>
    start(): Promise<StartedTestContainer>
    withCopyDirectoriesToContainer(directoriesToCopy: FileToCopy[]): this
    withCopyFilesToContainer(filesToCopy: FileToCopy[]): this
    withEnvironment(environment: Record<string, string>): this
    withExposedPorts(...ports: number[]): this
    withWaitStrategy(waitStrategy: WaitStrategy): this
  }

  export interface StartedTestContainer {
    getHost(): string
    getMappedPort(port: number): number
  }

  export class AbstractStartedContainer {
    constructor(startedTestContainer: StartedTestContainer)
    getHost(): string
    getMappedPort(port: number): number
  }
}
