import { after, afterEach, beforeEach } from 'node:test'
import type { ControlClient } from '../client/index.js'
import { currentControl } from './current-control.js'
import type { SandboxOptions } from './options.js'
import { runId, runningServer } from './run-server.js'
import { startThread } from './start-thread.js'
import { useSandbox } from './use-sandbox.js'

export type { SandboxOptions } from './options.js'

/** Controls the sandbox of the running test. */
export const control: ControlClient = currentControl('Import dataexchange-local/node-test in the file of the test.')

const options: { -readonly [K in keyof SandboxOptions]: SandboxOptions[K] } = {}

/** Sets how the tests of this process use their sandbox. */
export function configure(changed: SandboxOptions): void {
  Object.assign(options, changed)
}

const { DATAEXCHANGE_LOCAL_URL: running } = process.env
const id = runId('node-test')
const run = running ? runningServer(running, id) : { ...startThread({}), id }
useSandbox(run, 'tests', options, { beforeEach, afterEach, afterAll: after })
