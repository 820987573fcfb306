import type { Part } from '../support/table.js'
import { before } from './before.js'
import { besideBare } from './beside-bare.js'
import { conditions } from './conditions.js'
import { dataSets } from './data-sets.js'
import { dueAtOnce } from './due-at-once.js'
import { holds } from './holds.js'
import { isolatedTest } from './isolated-test.js'
import { latency } from './latency.js'
import { longRun } from './long-run.js'
import { memory } from './memory.js'
import { memoryAtRest } from './memory-at-rest.js'
import { metrics } from './metrics.js'
import { profile } from './profile.js'
import { sandboxes } from './sandboxes.js'
import { start } from './start.js'
import { throughput } from './throughput.js'

/** Every part of the document, by its name and in the document's order. */
export const DOCUMENTED: Readonly<Record<string, Part>> = {
  'isolated-test': isolatedTest,
  throughput,
  latency,
  start,
  'memory-at-rest': memoryAtRest,
  'beside-bare': besideBare,
  profile,
  conditions,
  metrics,
  'due-at-once': dueAtOnce,
  holds,
  memory,
  'data-sets': dataSets,
  'long-run': longRun,
  sandboxes
}

/** Every part, with those that need something that only their user has, and are no part of the document. */
export const PARTS: Readonly<Record<string, Part>> = { ...DOCUMENTED, before }
