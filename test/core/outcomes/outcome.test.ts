import t from 'tap'
import { OutcomeSeed, outcomeSeedsProblems } from '../../../src/core/outcomes/outcome.js'
import { formatPath } from '../../../src/core/validation/problem.js'
import { validate } from '../../../src/core/validation/validate.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const details = { ExportAssetsToS3: {} }

const problemsOf = (...seeds: (OutcomeSeed | undefined)[]) =>
  outcomeSeedsProblems(seeds, (index) => ['outcomes', index]).map(
    ({ at, message }) => `${formatPath(at)} ${message.split(':')[0]}`
  )

t.test('an outcome that can happen has no problems', async (t) => {
  for (const seed of [
    { plan: 'fails' },
    { assetId: 'a' },
    { plan: [{ state: 'WAITING' }, { state: 'IN_PROGRESS' }], assetId: 'a' },
    { plan: [{ state: 'IN_PROGRESS' }] },
    { plan: [{ state: 'CANCELLED' }] },
    { match: { type: Type }, plan: [{ state: 'IN_PROGRESS', details }] }
  ] as OutcomeSeed[]) {
    t.strictSame(problemsOf(seed), [], JSON.stringify(seed))
  }
})

t.test('an outcome has to decide something', async (t) => {
  t.strictSame(problemsOf({ match: { type: Type } }), ['$.outcomes[0].plan is missing, and so is `assetId`'])
})

t.test('a plan has to follow from WAITING and be possible in itself', async (t) => {
  t.strictSame(problemsOf({ assetId: 'a' }, { plan: [{ state: 'COMPLETED' }] }), [
    '$.outcomes[1].plan[0].state a job is WAITING when it is started'
  ])
  t.match(
    problemsOf({ plan: [{ state: 'WAITING' }, { state: 'IN_PROGRESS' }, { state: 'WAITING' }] }),
    only(/^\$\.outcomes\[0\]\.plan\[2\]\.state /)
  )
})

t.test('Details in a step belong to the type that the outcome is for', async (t) => {
  const step = { state: 'IN_PROGRESS', details } as const
  t.strictSame(problemsOf({ plan: [{ state: 'WAITING' }, step] }), [
    '$.outcomes[0].plan[1].details belongs to a job of one type'
  ])
  t.match(
    problemsOf({ match: { type: 'IMPORT_ASSETS_FROM_S3' }, plan: [step] }),
    only(/^\$\.outcomes\[0\]\.plan\[0\]\.details\.ExportAssetsToS3 /)
  )
})

t.test('ids must differ, gaps in the list are skipped', async (t) => {
  const same = { id: 'o', assetId: 'a' }
  t.strictSame(problemsOf(same, undefined, { id: 'p', assetId: 'a' }, { assetId: 'a' }, { assetId: 'a' }), [])
  t.match(problemsOf(undefined, same, undefined, same), only(/^\$\.outcomes\[3\]\.id is the same as that of entry 1/))
})

t.test('which outcomes can be written', async (t) => {
  const most = Number.MAX_SAFE_INTEGER
  for (const seed of [
    {},
    { id: 'i'.repeat(64), plan: 'fails', times: 1, assetId: 'a'.repeat(256) },
    { times: most },
    { match: {} },
    { match: { type: Type, dataSetId: 'd', revisionId: 'r', assetName: '', bucket: 'b', nth: 1 } },
    { match: { nth: most } }
  ]) {
    t.strictSame(validate(OutcomeSeed, seed), [], JSON.stringify(seed).slice(0, 80))
  }
  for (const seed of [
    { id: '' },
    { id: 'i'.repeat(65) },
    { plan: 'completes' },
    { times: 0 },
    { times: 1.5 },
    { assetId: '' },
    { assetId: 'a'.repeat(257) },
    { state: 'ERROR' },
    { match: { type: 'EXPORT' } },
    { match: { dataSetId: '' } },
    { match: { revisionId: '' } },
    { match: { assetName: 1 } },
    { match: { bucket: '' } },
    { match: { nth: 0 } },
    { match: { nth: 1.5 } },
    { match: { id: 'j' } }
  ]) {
    t.equal(validate(OutcomeSeed, seed).length, 1, JSON.stringify(seed).slice(0, 80))
  }
})
