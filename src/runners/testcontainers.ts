import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import {
  AbstractStartedContainer,
  GenericContainer,
  getContainerRuntimeClient,
  type StartedTestContainer,
  Wait
} from 'testcontainers'
import { ControlClient } from '../client/index.js'

/** The port on which the server in the image listens. */
const PORT = 2017

/** What the server prints once it is ready. Unlike a request, it needs no host name that the server allows. */
const READY = /dataexchange-local ready on /

/** Where the fixtures are in the container. */
const FIXTURES = '/fixtures'

/** A container of dataexchange-local. It is ready once all fixtures are loaded. */
export class DataExchangeLocalContainer extends GenericContainer {
  readonly #fixtures: string[] = []
  #adminToken = ''

  /** Makes a container of an image, such as one that was built from the repository: there is none to pull. */
  constructor(image: string) {
    super(image)
    this.withExposedPorts(PORT).withWaitStrategy(Wait.forLogMessage(READY))
  }

  /**
   * Copies scenario files and folders of them into the container, in place of the built-in fixtures. They are loaded in
   * the order in which they are given. Throws an Error if there is nothing at a path.
   */
  withFixtures(...paths: string[]): this {
    for (const path of paths) {
      const source = resolve(path)
      // Each in a folder of its own, because two may have the same name. The user of the image must be able to read
      // them.
      const target = `${FIXTURES}/${this.#fixtures.length}/${basename(source)}`
      if (statSync(source).isDirectory()) this.withCopyDirectoriesToContainer([{ source, target, mode: 0o755 }])
      else this.withCopyFilesToContainer([{ source, target, mode: 0o644 }])
      this.#fixtures.push(target)
    }
    return this.withEnvironment({ DATAEXCHANGE_LOCAL_FIXTURES: this.#fixtures.join(':') })
  }

  /** Starts without fixtures. */
  withoutFixtures(): this {
    return this.withEnvironment({ DATAEXCHANGE_LOCAL_NO_FIXTURES: 'true' })
  }

  /** Sets the seed of every random draw: ids, and the faults with a probability. */
  withSeed(seed: number): this {
    return this.withEnvironment({ DATAEXCHANGE_LOCAL_SEED: String(seed) })
  }

  /** Freezes the clock of each sandbox, at an instant if one is given. */
  withFrozenClock(now?: Date | string): this {
    const instant = now instanceof Date ? now.toISOString() : now
    return this.withEnvironment({
      DATAEXCHANGE_LOCAL_CLOCK: 'frozen',
      ...(instant !== undefined && { DATAEXCHANGE_LOCAL_NOW: instant })
    })
  }

  /** Makes the control plane require a token. The control clients of the started container send it. */
  withAdminToken(token: string): this {
    this.#adminToken = token
    return this.withEnvironment({ DATAEXCHANGE_LOCAL_ADMIN_TOKEN: token })
  }

  override async start(): Promise<StartedDataExchangeLocalContainer> {
    return new StartedDataExchangeLocalContainer(await super.start(), this.#adminToken)
  }

  /** Lets the server be called by the name of the machine on which the engine runs, which may be a public one. */
  protected override async beforeContainerCreated(): Promise<void> {
    const { info } = await getContainerRuntimeClient()
    const { DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: allowed } = this.environment
    const hosts = [...(allowed === undefined ? [] : [allowed]), info.containerRuntime.host]
    this.withEnvironment({ DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: hosts.join(',') })
  }
}

/** A container of dataexchange-local whose server is ready. */
export class StartedDataExchangeLocalContainer extends AbstractStartedContainer {
  readonly #adminToken: string

  constructor(started: StartedTestContainer, adminToken: string) {
    super(started)
    this.#adminToken = adminToken
  }

  /** Returns the endpoint of the SDKs' clients, from the machine on which the test runs. */
  getEndpoint(): string {
    return `http://${this.getHost()}:${this.getMappedPort(PORT)}`
  }

  /** Seeds and inspects the default sandbox. A new client each time: a restart may change the port. */
  get control(): ControlClient {
    return new ControlClient(this.getEndpoint(), { token: this.#adminToken })
  }

  /** Returns the control client of another sandbox; its `url` is the endpoint of the SDKs' clients. */
  sandbox(name: string): ControlClient {
    return this.control.sandbox(name)
  }
}
