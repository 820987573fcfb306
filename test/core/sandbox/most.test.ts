import t, { type Test } from 'tap'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import type { SnapshotDocument } from '../../../src/core/world/snapshot.js'
import { Type } from '../../support/jobs.js'
import { createSandbox } from '../../support/sandbox.js'
import { writtenDown } from '../../support/sandbox-state.js'

const MAX_JOBS = 40
const at = (index: number) => [index]
const FAULT = { delay: { ms: 1 } }
const OUTCOME = { plan: 'fails' as const }

/** What a sandbox holds only so many of, and the ways in. */
interface Kind {
  readonly most: number
  readonly message: RegExp
  size(sandbox: Sandbox): number
  add(sandbox: Sandbox, count: number): unknown
  scenario(count: number): Scenario
  /** Adds one more to a snapshot. */
  addTo(snapshot: SnapshotDocument): void
}

const KINDS: Readonly<Record<string, Kind>> = {
  faults: {
    most: 10_000,
    message: /^That would be 10001 faults; a sandbox holds 10000\./,
    size: ({ faults }) => faults.size,
    add: (sandbox, count) => sandbox.armFaults(Array(count).fill(FAULT), at),
    scenario: (count) => ({ name: 'x', faults: Array(count).fill(FAULT) }),
    addTo: ({ faults }) => faults.push({ ...(faults[0] as (typeof faults)[number]), id: 'more' })
  },
  outcomes: {
    most: 10_000,
    message: /^That would be 10001 outcomes; a sandbox holds 10000\./,
    size: ({ outcomes }) => outcomes.size,
    add: (sandbox, count) => sandbox.addOutcomes(Array(count).fill(OUTCOME), at),
    scenario: (count) => ({ name: 'x', outcomes: Array(count).fill(OUTCOME) }),
    addTo: ({ outcomes }) => outcomes.push({ ...(outcomes[0] as (typeof outcomes)[number]), id: 'more' })
  },
  jobs: {
    most: MAX_JOBS,
    message: /^That would be 41 jobs, and --max-jobs is 40\./,
    size: ({ jobs }) => jobs.count,
    add: ({ jobs }, count) => jobs.seed(Array(count).fill({ Type }), at),
    scenario: (count) => ({ name: 'x', jobs: Array(count).fill({ Type }) }),
    addTo: ({ jobs }) => {
      const [job] = structuredClone(jobs.held)
      if (job) jobs.held.push({ ...job, serial: jobs.nextSerial++, job: { ...job.job, Id: 'more' } })
    }
  }
}

function refused(t: Test, act: () => unknown, message: RegExp): void {
  t.throws(act, { kind: 'limit', message } as unknown as Error)
}

for (const [what, { most, message, size, add, scenario, addTo }] of Object.entries(KINDS)) {
  t.test(`${most} ${what} and no more, however they come in`, async (t) => {
    const { sandbox } = createSandbox({ maxJobs: MAX_JOBS })
    refused(t, () => add(sandbox, most + 1), message)
    refused(t, () => sandbox.apply(scenario(most + 1), 'add'), message)
    t.equal(size(sandbox), 0, 'all at once: none of them')

    for (let count = 1; count < most; count++) add(sandbox, 1)
    sandbox.apply(scenario(1), 'add')
    t.equal(size(sandbox), most, 'one by one: all of them')
    refused(t, () => add(sandbox, 1), message)
    refused(t, () => sandbox.apply(scenario(1), 'add'), message)

    const snapshot = writtenDown(sandbox)
    sandbox.restore(snapshot)
    addTo(snapshot)
    refused(t, () => sandbox.restore(snapshot), message)
    sandbox.apply(scenario(most), 'replace')
    refused(t, () => sandbox.apply(scenario(most + 1), 'replace'), message)
    t.equal(size(sandbox), most)

    sandbox.reset()
    add(sandbox, most)
    refused(t, () => add(sandbox, 1), message)
    t.equal(size(sandbox), most, 'all at once: all of them')
  })
}

t.test('a created job and a batch of jobs find room for exactly as many as may be held', async (t) => {
  const { sandbox, wall } = createSandbox({ maxJobs: 3 })
  const ticking = setInterval(() => wall.advance(0))
  t.teardown(() => clearInterval(ticking))
  const id = 'a'.repeat(32)
  const details = { AssetDestinations: [{ AssetId: id, Bucket: 'b' }], DataSetId: id, RevisionId: id }
  const create = () => sandbox.jobs.create({ Type, Details: { ExportAssetsToS3: details } }, undefined)
  const seedBatches = (...sizes: number[]) => {
    async function* batches() {
      for (const size of sizes) yield { seeds: Array(size).fill({ Type }), at }
    }
    return sandbox.jobs.seedBatches(batches(), () => {})
  }
  create()
  await t.rejects(seedBatches(1, 2), { kind: 'limit', message: /^That would be 4 jobs, and --max-jobs is 3\./ })
  t.equal(sandbox.jobs.count, 1)
  await seedBatches(1, 1)
  t.equal(sandbox.jobs.count, 3)
  refused(t, create, /^That would be 4 jobs/)
  sandbox.jobs.delete(sandbox.jobs.list({ after: undefined, limit: 1 }).jobs[0]?.id as string)
  create()
  t.equal(sandbox.jobs.count, 3)
})
