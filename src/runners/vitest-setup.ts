import { threadId } from 'node:worker_threads'
import { afterAll, afterEach, beforeEach, inject } from 'vitest'
import { useSandbox } from './use-sandbox.js'
import './vitest.js'

const run = inject('dataexchange-local:run')
if (run === undefined) {
  throw new Error(
    "dataexchange-local/vitest/setup needs globalSetup: 'dataexchange-local/vitest/global-setup' in the configuration of Vitest."
  )
}
// Of the files that run at the same time, no two have the same process and thread.
useSandbox(run, `${process.pid}-${threadId}`, inject('dataexchange-local') ?? {}, { beforeEach, afterEach, afterAll })
