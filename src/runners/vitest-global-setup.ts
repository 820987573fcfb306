import type { Run, RunOptions } from './options.js'
import { joinRun } from './run-server.js'

/** What the set-up uses of a project of Vitest. */
export interface Project {
  readonly config: {
    readonly root: string
    readonly provide?: { readonly 'dataexchange-local'?: RunOptions }
  }
  provide(key: 'dataexchange-local:run', value: Run): void
}

/** Starts the server of the run, or finds that of `DATAEXCHANGE_LOCAL_URL`. Returns the teardown. */
export default async function globalSetup(project: Project): Promise<() => Promise<void>> {
  const { root, provide } = project.config
  const { run, end } = await joinRun('vitest', provide?.['dataexchange-local'] ?? {}, root)
  project.provide('dataexchange-local:run', run)
  return end
}
