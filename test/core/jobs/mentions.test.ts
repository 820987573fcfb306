import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Job } from '../../../src/core/jobs/job.js'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { type Mentions, mentions } from '../../../src/core/jobs/mentions.js'
import { Type } from '../../support/jobs.js'
import { holds, runs, sequence } from '../../support/property.js'
import { createSandbox } from '../../support/sandbox.js'

const at = (index: number) => [index]
const detailsOf = (DataSetId: string, RevisionId: string) => ({
  ExportAssetsToS3: { AssetDestinations: [], DataSetId, RevisionId }
})

t.test('a page of the jobs that mention ids is all of them, as they are now, and no others', async (t) => {
  const id = fc.constantFrom('a', 'b', 'ab', 'ba', 'c'.repeat(32))
  const ids = fc.tuple(id, id)
  const seed: fc.Arbitrary<JobSeed> = fc.tuple(ids, ids).map(([first, later]) => ({
    Type,
    Details: detailsOf(...first),
    plan: [
      { state: 'WAITING', forMs: 1000 },
      { state: 'IN_PROGRESS', details: detailsOf(...later) }
    ]
  }))
  const option = fc.option(id, { nil: undefined })
  const step = fc.record({ seed, which: fc.nat({ max: 9 }), moved: fc.option(ids), ms: fc.nat({ max: 700 }) })
  await holds(
    t,
    fc.property(sequence(step, 10), option, option, (steps, dataSetId, revisionId) => {
      const { sandbox, wall } = createSandbox()
      for (const { seed, which, moved, ms } of steps) {
        sandbox.jobs.seed([seed], at)
        const jobs = sandbox.jobs.list({ after: undefined, limit: 100 }).jobs
        const job = jobs[which % jobs.length] as Job
        // A transition by hand may bring Details that no plan has.
        if (moved && job.state === 'WAITING') {
          sandbox.jobs.transition(job.id, 'CANCELLED', { details: detailsOf(...moved) })
        }
        wall.advance(ms)
      }
      const wanted: Mentions = { dataSetId, revisionId }
      const all = sandbox.jobs.list({ after: undefined, limit: 100 }).jobs
      const expected = all.filter((job) => mentions(job, wanted))
      const request = { after: undefined, limit: 100, mentioning: wanted }
      assert.deepEqual(sandbox.jobs.list(request).jobs, expected)
      assert.deepEqual(sandbox.jobs.listNewest(request).jobs, expected.toReversed())
    }),
    runs(100, 3000)
  )
})

t.test('the Details of few jobs are searched, however many jobs there are', async (t) => {
  const { sandbox } = createSandbox({ maxJobs: 8000 })
  let searched = 0
  const counted = (index: number): JobSeed => {
    const details = detailsOf(String(index % 4000).padStart(32, '0'), '0'.repeat(32))
    return { Type, Details: details, State: 'IN_PROGRESS' }
  }
  sandbox.jobs.seed(
    Array.from({ length: 8000 }, (_, index) => counted(index)),
    at
  )
  const { entries } = Object
  const search = (dataSetId: string) => {
    searched = 0
    Object.entries = ((value: object) => {
      if (Object.hasOwn(value, 'ExportAssetsToS3')) searched++
      return entries(value)
    }) as typeof entries
    try {
      return sandbox.jobs.listNewest({ after: undefined, limit: 25, mentioning: { dataSetId } })
    } finally {
      Object.entries = entries
    }
  }
  t.strictSame(search('f'.repeat(32)), { jobs: [] })
  t.ok(searched < 160, `${searched} of 8,000`)
  t.equal(search('123'.padStart(32, '0')).jobs.length, 2)
  t.ok(searched < 160, `${searched} of 8,000`)
})

t.test(
  'a page ends after a thousand jobs that were searched in vain, and the next one goes on from there',
  async (t) => {
    const { sandbox } = createSandbox({ maxJobs: 3000 })
    // So many ids that the signature of each job covers that of any other.
    const Details = {
      ExportRevisionsToS3: {
        DataSetId: 'd',
        RevisionDestinations: Array.from({ length: 200 }, (_, index) => ({ Bucket: 'b', RevisionId: `r${index}` }))
      }
    }
    sandbox.jobs.seed(Array(2001).fill({ Type: 'EXPORT_REVISIONS_TO_S3', Details, State: 'IN_PROGRESS' }), at)
    const cursors: (number | undefined)[] = []
    let after: number | undefined
    do {
      const page = sandbox.jobs.list({ after, limit: 25, mentioning: { revisionId: 'other' } })
      t.strictSame(page.jobs, [])
      after = page.next
      cursors.push(after)
    } while (after !== undefined)
    t.strictSame(cursors, [999, 1999, undefined])
  }
)
