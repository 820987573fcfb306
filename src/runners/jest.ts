import type { ControlClient } from '../client/index.js'
import { currentControl } from './current-control.js'

export type { RunOptions, SandboxOptions } from './options.js'

/** Controls the sandbox of the running test. */
export const control: ControlClient = currentControl(
  "Set globalSetup: 'dataexchange-local/jest/global-setup' and setupFilesAfterEnv: ['dataexchange-local/jest/setup'] in the configuration of Jest."
)
