/// <reference path="./runner-modules.d.ts" />
import type { ControlClient } from '../client/index.js'
import { currentControl } from './current-control.js'
import type { Run, RunOptions } from './options.js'

export type { RunOptions, SandboxOptions } from './options.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Options of dataexchange-local, given as `test.provide` in the configuration. */
    'dataexchange-local': RunOptions
    /** Set by `dataexchange-local/vitest/global-setup`. */
    'dataexchange-local:run': Run
  }
}

/** Controls the sandbox of the running test. */
export const control: ControlClient = currentControl(
  "Set globalSetup: 'dataexchange-local/vitest/global-setup' and setupFiles: 'dataexchange-local/vitest/setup' in the configuration of Vitest."
)
