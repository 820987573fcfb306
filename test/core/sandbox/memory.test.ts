import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { memoryOf } from '../../../src/core/assets/asset-store.js'
import { fromDataGrantSnapshot } from '../../../src/core/data-grants/data-grants-snapshot.js'
import {
  fromAssetSnapshot,
  fromDataSetSnapshot,
  fromRevisionSnapshot
} from '../../../src/core/data-sets/data-sets-contents.js'
import { entryBytes as dataSetBytes } from '../../../src/core/data-sets/entry-bytes.js'
import { faultBytes, RULE_BYTES } from '../../../src/core/faults/fault-bytes.js'
import type { CreateJobRequest } from '../../../src/core/jobs/create-job-request.js'
import { jobSnapshotBytes } from '../../../src/core/jobs/job-bytes.js'
import { TALLY_BYTES } from '../../../src/core/jobs/job-tally.js'
import { entryBytes } from '../../../src/core/journal/entry-bytes.js'
import { sizeOf, sumOf } from '../../../src/core/memory/size-of.js'
import { outcomeBytes } from '../../../src/core/outcomes/outcome-bytes.js'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import { exportRequest, Type } from '../../support/jobs.js'
import { holds, runs, sequence } from '../../support/property.js'
import { recorded } from '../../support/recorded.js'
import { createResources, createSandbox } from '../../support/sandbox.js'
import { action, outcome, START } from '../../support/sandbox-actions.js'
import { writtenDown } from '../../support/sandbox-state.js'

/** Creates a job as a client does. */
function create(sandbox: Sandbox, dataSetId?: string) {
  return sandbox.jobs.create(structuredClone(exportRequest(dataSetId)) as unknown as CreateJobRequest, undefined)
}

const at = (index: number) => [index]
const SHARED = new Set<unknown>(START.faults)

/** What everything but the jobs of a sandbox counts for, added up anew. */
function withoutJobs(sandbox: Sandbox): number {
  const { faults, outcomes, journal } = sandbox
  return (
    sumOf(faults.list(), ({ seed }) => (SHARED.has(seed) ? RULE_BYTES : faultBytes(seed))) +
    sumOf(outcomes.list(), ({ seed }) => outcomeBytes(seed)) +
    memoryOf(writtenDown(sandbox).assets) +
    dataSetsMemory(sandbox) +
    sumOf(journal.list(), entryBytes)
  )
}

/** What the data sets of a sandbox, and what its jobs did, count for. */
function dataSetsMemory(sandbox: Sandbox): number {
  const { dataSets, effects = [], eventActions, dataGrants, sentNotifications = [] } = writtenDown(sandbox)
  const entries = dataSets && [
    ...dataSets.dataSets.map(fromDataSetSnapshot),
    ...dataSets.revisions.map(fromRevisionSnapshot),
    ...dataSets.assets.map(fromAssetSnapshot)
  ]
  return (
    sumOf(entries ?? [], dataSetBytes) +
    sumOf([...(eventActions?.held ?? []), ...(dataGrants?.held ?? []).map(fromDataGrantSnapshot)], dataSetBytes) +
    sumOf(sentNotifications, sizeOf) +
    sumOf(effects, ({ jobId: _, reservedBytes = 0, ...effects }) => reservedBytes || sizeOf(effects))
  )
}

t.test('what a sandbox counts for is what is in it, after any sequence of commands', async (t) => {
  await holds(
    t,
    fc.asyncProperty(sequence(action, 25), async (actions) => {
      const resources = createResources()
      const { memory } = resources
      const { sandbox, wall } = createSandbox({ scenarios: [START] }, resources)
      const ticking = setInterval(() => wall.advance(0))
      try {
        const atStart = memory.used
        for (const act of actions) {
          await outcome(sandbox, act)
          assert.ok(memory.used - withoutJobs(sandbox) >= 600 * sandbox.jobs.count)
        }
        const snapshot = writtenDown(sandbox)
        sandbox.restore(snapshot)
        assert.equal(memory.used, withoutJobs(sandbox) + sumOf(snapshot.jobs.held, jobSnapshotBytes))

        for (const { job } of snapshot.jobs.held) sandbox.jobs.delete(job.Id)
        assert.equal(memory.used, withoutJobs(sandbox), 'nothing is left of the jobs')
        sandbox.disarmFaults()
        sandbox.deleteOutcomes()
        sandbox.clearJournal()
        assert.equal(memory.used, memoryOf(writtenDown(sandbox).assets) + dataSetsMemory(sandbox))
        sandbox.reset()
        assert.equal(memory.used, atStart)
        sandbox.close()
        assert.equal(memory.used, 0)
      } finally {
        clearInterval(ticking)
      }
    }),
    runs(30, 1000)
  )
})

t.test('a sandbox never takes more than there is, tallies apart, and what it refuses takes nothing', async (t) => {
  let refusals = 0
  await holds(
    t,
    fc.asyncProperty(fc.integer({ min: 6000, max: 12_000 }), sequence(action, 25), async (limit, actions) => {
      const resources = createResources(limit)
      const { sandbox, wall } = createSandbox({ scenarios: [START] }, resources)
      const ticking = setInterval(() => wall.advance(0))
      try {
        for (const act of actions) {
          const before = resources.memory.used
          const result = await outcome(sandbox, act)
          assert.ok(resources.memory.used <= limit + TALLY_BYTES * sandbox.jobs.count)
          const { refused } = (result ?? {}) as { refused?: string }
          if (refused?.includes('--max-memory-bytes')) refusals++
          // Batches that were seeded before are deleted again, and time may have deleted jobs.
          if (refused) assert.ok(resources.memory.used <= before)
        }
      } finally {
        clearInterval(ticking)
      }
    }),
    runs(30, 1000)
  )
  t.ok(refusals > 0)
})

/** A text that fills most of what is left in the sandboxes of the next tests. */
const LARGE = 'x'.repeat(6000)

t.test(
  'everything that takes memory is refused if there is no room for it, with the option that says how much there is',
  async (t) => {
    const message = /bytes of memory, and there is room for \d+ in sandbox default, .* --max-memory-bytes is 5000, /
    const { sandbox } = createSandbox({}, createResources(5000))
    const [job] = sandbox.jobs.seed([{ Type, Id: 'job', plan: 'waits' }], at)
    const snapshot = writtenDown(sandbox)
    const fault = { effect: { response: { status: 200, body: LARGE } } }
    const jobs = [
      {
        Type,
        plan: [{ state: 'ERROR' as const, errors: [{ Code: 'INTERNAL_SERVER_EXCEPTION' as const, Message: LARGE }] }]
      }
    ]
    const outcomes = [{ plan: jobs[0]?.plan ?? [] }]
    const held = snapshot.jobs.held.map((each) => ({ ...each, outcome: LARGE }))
    const sent = { dataSetId: 'd', digest: 'x', sentAt: 0 }
    const sentNotifications = Array.from({ length: 50 }, (_, index) => ({ ...sent, clientToken: `token-${index}` }))
    for (const act of [
      () => sandbox.jobs.seed(jobs, at),
      () => create(sandbox, LARGE),
      () => sandbox.jobs.transition('job', 'ERROR', { errors: outcomes[0]?.plan[0]?.errors ?? [] }),
      () => sandbox.armFaults([fault], at),
      () => sandbox.addOutcomes(outcomes, at),
      () => sandbox.apply({ name: 'x', jobs }, 'replace'),
      () => sandbox.apply({ name: 'x', faults: [fault] }, 'replace'),
      () => sandbox.apply({ name: 'x', assets: [{ id: 'a', text: LARGE }] }, 'replace'),
      () => sandbox.restore({ ...snapshot, jobs: { ...snapshot.jobs, held } }),
      () => sandbox.restore({ ...snapshot, effects: [{ jobId: 'job', reservedBytes: LARGE.length }] }),
      () => sandbox.restore({ ...snapshot, sentNotifications })
    ]) {
      t.throws(act, { kind: 'limit', message } as unknown as Error, String(act))
    }
    t.equal(sandbox.jobs.upload(job?.id as string, Buffer.alloc(5000)), false)
    t.strictSame(writtenDown(sandbox), snapshot)
  }
)

t.test('a created job counts for the plan that its outcome gives it, also once the outcome is deleted', async (t) => {
  const resources = createResources(100_000)
  const { sandbox } = createSandbox({}, resources)
  const errors = [{ Code: 'INTERNAL_SERVER_EXCEPTION' as const, Message: LARGE }]
  let created = 0
  const createAndForget = () => {
    const [rule] = sandbox.addOutcomes([{ plan: [{ state: 'ERROR', errors }] }], at)
    create(sandbox)
    sandbox.deleteOutcome(rule?.id as string)
    created++
  }
  t.throws(
    () => {
      for (;;) createAndForget()
    },
    { kind: 'limit' } as unknown as Error
  )
  t.ok(created > 5 && created < 100_000 / LARGE.length)
})

t.test('the journal keeps what there is room for, and says what it dropped', async (t) => {
  const resources = createResources(20_000)
  const { sandbox } = createSandbox({}, resources)
  const add = (path: string) => sandbox.record(recorded(sandbox.journal, { path }))
  for (let count = 1; count <= 500; count++) add(`/${count}`)
  const { journal } = sandbox
  const kept = 500 - journal.dropped
  t.ok(kept > 10 && kept < 40)
  t.strictSame(
    journal.list().map(({ path }) => path),
    Array.from({ length: kept }, (_, index) => `/${journal.dropped + index + 1}`)
  )

  sandbox.jobs.seed([{ Type, Id: 'a', plan: 'waits' }], at)
  const left = journal.total - journal.dropped
  t.ok(left < kept && left > kept - 5, 'the oldest give way to a job')
  const give = sandbox.memory.take(20_000 - resources.memory.used) as () => void
  add('/large'.padEnd(5000, 'x'))
  t.ok(journal.total - journal.dropped < left - 5, 'several make room for a large one')
  t.equal(journal.list().at(-1)?.path.length, 5000)
  add('/too-large'.padEnd(30_000, 'x'))
  t.strictSame(journal.list(), [], 'one that is larger than the room is dropped with the others')
  t.equal(journal.total, 502)
  t.equal(journal.dropped, 502)
  add('/next')
  t.match(journal.list(), [{ ordinal: 503, path: '/next' }])
  give()
})

t.test('memory that is taken for a while is given back once, and outlives a reset', async (t) => {
  const resources = createResources(10_000)
  const { sandbox } = createSandbox({}, resources)
  const give = sandbox.memory.take(6000) as () => void
  t.equal(sandbox.memory.take(6000), undefined)
  sandbox.reset()
  t.equal(resources.memory.used, 6000)
  give()
  give()
  t.equal(resources.memory.used, 0)
  t.ok(sandbox.memory.hasRoomFor(10_000))
  t.notOk(sandbox.memory.hasRoomFor(10_001))
})
