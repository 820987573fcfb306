/// <reference path="./runner-modules.d.ts" />
import { threadId } from 'node:worker_threads'
import { afterAll, afterEach, beforeEach } from '@jest/globals'
import { publishedRun } from './jest-run.js'
import type { RunOptions } from './options.js'
import { useSandbox } from './use-sandbox.js'

const run = publishedRun()
if (run === undefined) {
  throw new Error(
    "dataexchange-local/jest/setup needs globalSetup: 'dataexchange-local/jest/global-setup' in the configuration of Jest."
  )
}
if (beforeEach === undefined) {
  throw new Error(
    'dataexchange-local/jest/setup belongs to setupFilesAfterEnv, not to setupFiles: it sets hooks of tests.'
  )
}
// Jest makes the `globals` of its configuration global variables.
const { 'dataexchange-local': options = {} } = globalThis as { 'dataexchange-local'?: RunOptions }
useSandbox(run, `${process.pid}-${threadId}`, options, { beforeEach, afterEach, afterAll })
