import { publishRun } from './jest-run.js'
import type { RunOptions } from './options.js'
import { joinRun } from './run-server.js'

/** What the set-up uses of the configuration of a project of Jest. */
export interface ProjectConfig {
  readonly rootDir: string
  readonly globals: { readonly 'dataexchange-local'?: RunOptions }
}

/**
 * Starts the server of the run, or finds that of `DATAEXCHANGE_LOCAL_URL`. In watch mode Jest calls it before each
 * rerun, and the server goes on. It needs no teardown: the server ends with the process, which it does not keep alive.
 */
export default async function globalSetup(_globalConfig: unknown, project: ProjectConfig): Promise<void> {
  const { run } = await joinRun('jest', project.globals['dataexchange-local'] ?? {}, project.rootDir)
  publishRun(run)
}
