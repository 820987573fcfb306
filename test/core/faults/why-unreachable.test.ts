import t from 'tap'
import type { FaultSeed } from '../../../src/core/faults/fault.js'
import { toFaultRule } from '../../../src/core/faults/fault-rule.js'
import { whyUnreachable } from '../../../src/core/faults/why-unreachable.js'
import type { Job } from '../../../src/core/jobs/job.js'
import { advance, moveTo, start } from '../../../src/core/jobs/lifecycle.js'
import { jobOf, SEEDED_AT } from '../../support/job-of.js'

const Type = 'EXPORT_ASSETS_TO_S3' as const
const NOW = SEEDED_AT + 500

/** Why a fault that was armed when the job was seeded can't fire any more. */
function why(seed: FaultSeed, jobs: readonly Job[] = [], { fired = 0, now = NOW } = {}): string | undefined {
  const rule = toFaultRule('f', { delay: { ms: 1 }, ...seed }, SEEDED_AT, { matched: fired, fired, bucket: undefined })
  return whyUnreachable(rule, now, (id) => jobs.find((job) => job.id === id))
}

t.test('a fault that can still fire is not unreachable', async (t) => {
  const job = jobOf({ Type, Id: 'a', plan: 'succeeds' })
  for (const [seed, counts] of [
    [{}, {}],
    [{ times: 3 }, { fired: 2 }],
    [{ ttlMs: 501 }, {}],
    [{ probability: 0.001 }, {}],
    [{ match: { jobId: 'a' } }, {}],
    [{ match: { jobId: 'a', type: Type } }, {}],
    [{ match: { type: 'IMPORT_ASSETS_FROM_S3', state: 'ERROR' } }, {}],
    ...(['WAITING', 'IN_PROGRESS', 'COMPLETED'] as const).map(
      (state) => [{ match: { jobId: 'a', state } }, {}] as const
    )
  ] as const) {
    t.equal(why(seed, [job], counts), undefined, JSON.stringify(seed))
  }
})

t.test('a fault that has fired as often as it may, is over, or never fires', async (t) => {
  t.equal(why({ times: 1 }, [], { fired: 1 }), 'it has fired 1 times, which is all of its `times`')
  t.equal(why({ times: 3 }, [], { fired: 3 }), 'it has fired 3 times, which is all of its `times`')
  t.equal(why({ ttlMs: 500 }), 'its `ttlMs` are over')
  t.equal(why({ probability: 0 }), 'its `probability` is 0')
})

t.test('a fault for a job that is not there, or of another type', async (t) => {
  const job = jobOf({ Type, Id: 'a' })
  t.equal(why({ match: { jobId: 'a"b' } }, [job]), 'there is no job with the id "a\\"b"')
  t.equal(
    why({ match: { jobId: 'a', type: 'IMPORT_ASSETS_FROM_S3' } }, [job]),
    'the job a is of type EXPORT_ASSETS_TO_S3'
  )
})

t.test('a fault for a state that the job has behind it, or never comes to', async (t) => {
  const inState = (state: Job['state'], job: Job) => why({ match: { jobId: 'a', state } }, [job])
  const job = jobOf({ Type, Id: 'a', plan: 'succeeds' })
  t.equal(
    inState('ERROR', job),
    'the job a never comes to ERROR by its plan; it is WAITING, and ahead are IN_PROGRESS, COMPLETED'
  )
  const running = advance(job, SEEDED_AT + 1000)
  t.equal(
    inState('WAITING', running),
    'the job a never comes to WAITING by its plan; it is IN_PROGRESS, and ahead are COMPLETED'
  )
  t.equal(inState('COMPLETED', running), undefined)
  const cancelled = moveTo(job, 'CANCELLED', NOW)
  t.equal(
    inState('IN_PROGRESS', cancelled),
    'the job a never comes to IN_PROGRESS by its plan; it is CANCELLED, and ahead are none'
  )
  t.equal(inState('CANCELLED', cancelled), undefined)
})

t.test('the plan that a created job gets when it is started is ahead too, until it is started', async (t) => {
  const [waiting, timedOut] = [{ state: 'WAITING', forMs: 9000 } as const, { state: 'TIMED_OUT' } as const]
  const startPlan = [{ state: 'IN_PROGRESS', forMs: 10 } as const, { state: 'ERROR' } as const]
  const created: Job = { ...jobOf({ Type, Id: 'a', plan: [waiting, timedOut] }), startPlan }
  const inState = (state: Job['state'], job: Job) => why({ match: { jobId: 'a', state } }, [job])
  for (const state of ['WAITING', 'TIMED_OUT', 'IN_PROGRESS', 'ERROR'] as const) {
    t.equal(inState(state, created), undefined, state)
  }
  t.equal(
    inState('COMPLETED', created),
    'the job a never comes to COMPLETED by its plan; it is WAITING, and ahead are TIMED_OUT, IN_PROGRESS, ERROR'
  )
  const started = start(created, startPlan, NOW)
  t.equal(
    inState('TIMED_OUT', started),
    'the job a never comes to TIMED_OUT by its plan; it is IN_PROGRESS, and ahead are ERROR'
  )
})

t.test('a fault for a job and for what its Details and its plans never mention', async (t) => {
  const Details = { ExportAssetsToS3: { DataSetId: 'set', RevisionId: 'rev', AssetDestinations: [] } }
  const later = { ExportAssetsToS3: { AssetDestinations: [{ AssetId: 'later', Bucket: 'b', Key: 'k' }] } }
  const plan = [{ state: 'IN_PROGRESS', forMs: 10 } as const, { state: 'COMPLETED', details: later } as const]
  const job = jobOf({ Type, Id: 'a', Details, plan } as never)
  for (const match of [{ dataSetId: 'set' }, { dataSetId: 'set', revisionId: 'rev' }, { assetId: 'later' }]) {
    t.equal(why({ match: { jobId: 'a', ...match } }, [job]), undefined, JSON.stringify(match))
  }
  t.equal(
    why({ match: { jobId: 'a', dataSetId: 'rev' } }, [job]),
    'the Details of the job a do not mention the data set rev'
  )
  t.equal(
    why({ match: { jobId: 'a', dataSetId: 'set', revisionId: 'x' } }, [job]),
    'the Details of the job a do not mention the revision x'
  )
  t.equal(why({ match: { jobId: 'a', assetId: 'x' } }, [job]), 'the Details of the job a do not mention the asset x')
})
