import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Job } from '../../../src/core/jobs/job.js'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { mentions } from '../../../src/core/jobs/mentions.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { sharedScenariosBytes } from '../../../src/core/world/scenario-bytes.js'
import { startContents } from '../../../src/core/world/start-contents.js'
import { jobSeed } from '../../support/arbitraries.js'
import { ID, Type } from '../../support/jobs.js'
import { holds, runs, sequence } from '../../support/property.js'
import { createSandbox, createWorld } from '../../support/sandbox.js'
import { action, outcome, START } from '../../support/sandbox-actions.js'
import { contents, writtenDown } from '../../support/sandbox-state.js'

const Details = { ExportAssetsToS3: { AssetDestinations: [], DataSetId: ID, RevisionId: ID } }
const LATER = { ExportAssetsToS3: { RevisionId: 'later' } }

/**
 * The jobs of `START`, with Details, so that sandboxes share them, and others whose plans are full of what is shared.
 */
const SHARED: Scenario = {
  ...START,
  jobs: [
    { Type, Id: 'timed', plan: 'succeeds', Details },
    {
      Type,
      Id: 'polled',
      plan: [
        { state: 'IN_PROGRESS', forPolls: 2, details: Details },
        { state: 'COMPLETED', details: LATER }
      ],
      Details
    },
    { Type, Id: 'failing', plan: [{ state: 'WAITING', forMs: 10 }, { state: 'ERROR' }], Details },
    { Type, Details, State: 'ERROR', AssetConfiguration: { Tags: [{ Key: 'a', Value: 'b' }] } },
    { Type: 'EXPORT_ASSET_TO_SIGNED_URL' }
  ]
}

t.test(
  'whatever is done to a sandbox, others that start with the same scenarios are as if it did not exist',
  async (t) => {
    const apart = () => createSandbox({ scenarios: [structuredClone(SHARED)] }).sandbox
    await holds(
      t,
      fc.asyncProperty(sequence(action, 25), async (actions) => {
        const scenarios = [structuredClone(SHARED)]
        const { sandbox: changed, wall } = createSandbox({ scenarios })
        const { sandbox: beside } = createSandbox({ scenarios })
        const ticking = setInterval(() => wall.advance(0))
        try {
          for (const act of actions) await outcome(changed, act)
        } finally {
          clearInterval(ticking)
          changed.close()
        }
        const { sandbox: after } = createSandbox({ scenarios })
        const expected = apart()
        for (const sandbox of [beside, after]) {
          assert.deepEqual(contents(sandbox), contents(expected))
          assert.deepEqual(writtenDown(sandbox), writtenDown(expected))
        }
        assert.deepEqual(scenarios, [SHARED])
      }),
      runs(100, 3000)
    )
  }
)

t.test('the jobs that a second sandbox starts with are those that it would have if it were the first', async (t) => {
  const other = {
    name: '123456789012',
    accountId: '123456789012',
    region: 'cn-north-1',
    durations: { waitingMs: 7, inProgressMs: 8, unstartedMs: 9 },
    clock: { now: '2031-01-01T00:00:00.000Z' }
  }
  await holds(
    t,
    fc.property(sequence(jobSeed, 5), (seeds) => {
      const jobs = seeds.map(({ Arn: _, ...seed }, index): JobSeed => ({ ...seed, Id: `job${index}` }))
      const scenarios = [{ name: 'x', jobs }]
      const { sandbox: first } = createSandbox({ scenarios })
      const second = createSandbox({ scenarios, ...other }).sandbox
      const alone = createSandbox({ scenarios: structuredClone(scenarios), ...other }).sandbox
      assert.deepEqual(writtenDown(second), writtenDown(alone))
      assert.equal(second.memory.used, alone.memory.used)
      assert.equal(first.memory.used, alone.memory.used)
      const all = alone.jobs.list({ after: undefined, limit: 10 }).jobs
      for (const dataSetId of idsIn(jobs)) {
        const mentioning = all.filter((job) => mentions(job, { dataSetId }))
        assert.deepEqual(second.jobs.list({ after: undefined, limit: 10, mentioning: { dataSetId } }).jobs, mentioning)
      }
    }),
    runs(100, 3000)
  )
})

t.test('worlds with the same scenarios share the parts of jobs that none of them changes', async (t) => {
  const scenarios = [SHARED]
  const jobsOf = () => createWorld({ scenarios }).world.jobs
  const [one, another] = [jobsOf().get('polled') as Job, jobsOf().get('polled') as Job]
  t.not(one, another)
  t.not(one.history, another.history)
  t.equal(one.details, another.details)
  t.equal(one.plan, another.plan)
})

t.test('Details that are made up are those of one sandbox', async (t) => {
  const scenarios = [
    {
      name: 'x',
      jobs: [
        { Type, Id: 'a' },
        { Type, Id: 'b', Details: { ExportAssetsToS3: {} } }
      ]
    }
  ]
  const detailsIn = (name: string) => {
    const { jobs } = createWorld({ scenarios, name }).world
    return ['a', 'b'].map((id) => jobs.get(id)?.details)
  }
  const [one, another] = [detailsIn('one'), detailsIn('another')]
  for (const index of [0, 1]) t.notSame(one[index], another[index])
  t.strictSame(detailsIn('one'), one)
})

t.test('what worlds start with is worked out once for each list of scenarios', async (t) => {
  const scenarios = [SHARED]
  t.equal(startContents(scenarios), startContents(scenarios))
  t.equal(startContents(scenarios).bytes, sharedScenariosBytes(scenarios))
  t.not(startContents([SHARED]), startContents(scenarios))
  const many = Array.from({ length: 1000 }, () => ({ Type }))
  t.equal(startContents([{ name: 'x', jobs: many }]).templates, undefined)
  t.equal(startContents([{ name: 'x', jobs: many.slice(1) }]).templates?.length, 999)
})

/** The ids of data sets in the Details of seeds and of their plans. */
function idsIn(seeds: readonly JobSeed[]): Set<string> {
  return new Set(
    Array.from(JSON.stringify(seeds).matchAll(/"DataSetId":("[^"\\]*")/g), ([, id]) => JSON.parse(id as string))
  )
}
