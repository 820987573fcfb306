import t from 'tap'
import type { OutcomeMatch, OutcomeSeed } from '../../../src/core/outcomes/outcome.js'
import { OutcomeRule, OutcomeRules, outcomeRulesProblems } from '../../../src/core/outcomes/outcome-rules.js'
import { validate } from '../../../src/core/validation/validate.js'
import { jobOf } from '../../support/job-of.js'
import { Type } from '../../support/jobs.js'

const job = jobOf({
  Type,
  Details: { ExportAssetsToS3: { AssetDestinations: [{ AssetId: 'a', Bucket: 'b' }], DataSetId: 'd', RevisionId: 'r' } }
})
const upload = jobOf({
  Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
  Details: { ImportAssetFromSignedUrl: { AssetName: 'n', DataSetId: 'd', RevisionId: 'r' } }
})

/** Outcomes with these members, named o0, o1 and so on. */
function rulesOf(...seeds: OutcomeSeed[]): OutcomeRules {
  const rules = new OutcomeRules()
  for (const [index, seed] of seeds.entries()) rules.add(`o${index}`, { plan: 'fails', ...seed })
  return rules
}

const counts = (rules: OutcomeRules) => rules.list().map(({ matched, given }) => [matched, given])

t.test('a job matches if it has all that is given, each member by itself', async (t) => {
  const matching = (match: OutcomeMatch, of = job) => rulesOf({ match }).match(of) !== undefined
  const right = { type: Type, dataSetId: 'd', revisionId: 'r', bucket: 'b' } as const
  const wrong = { type: 'EXPORT_REVISIONS_TO_S3', dataSetId: 'r', revisionId: 'd', bucket: 'a' } as const
  t.ok(matching({}))
  t.ok(matching(right))
  for (const name of Object.keys(right) as (keyof typeof right)[]) {
    t.ok(matching({ [name]: right[name] }), name)
    t.notOk(matching({ ...right, [name]: wrong[name] }), `all but ${name}`)
  }
  t.ok(matching({ assetName: 'n' }, upload))
  t.notOk(matching({ assetName: 'm', dataSetId: 'd' }, upload))
  t.notOk(matching({ assetName: 'n' }, job))
})

t.test('the first that matches is given, and all that match count', async (t) => {
  const rules = rulesOf({ match: { dataSetId: 'other' } }, { match: { dataSetId: 'd' } }, {})
  t.equal(rules.match(job)?.id, 'o1')
  t.strictSame(counts(rules), [
    [0, 0],
    [1, 1],
    [1, 0]
  ])
  t.equal(rulesOf({ match: { dataSetId: 'other' } }).match(job), undefined)
})

t.test('an outcome is given so many times at most, and then the next one', async (t) => {
  const rules = rulesOf({ times: 2 }, {})
  t.strictSame(
    [1, 2, 3, 4].map(() => rules.match(job)?.id),
    ['o0', 'o0', 'o1', 'o1']
  )
  t.strictSame(counts(rules), [
    [4, 2],
    [4, 2]
  ])
})

t.test('the n-th is the n-th of the jobs that match, whatever outcome the others were given', async (t) => {
  const rules = rulesOf({ times: 1 }, { match: { dataSetId: 'd', nth: 3 } })
  t.strictSame(
    [job, jobOf({ Type }), job, job, job].map((each) => rules.match(each)?.id),
    ['o0', undefined, undefined, 'o1', undefined]
  )
})

t.test('outcomes are listed in order, found, and deleted one by one or all at once', async (t) => {
  const rules = rulesOf({}, {}, {})
  t.strictSame([rules.size, rules.list().map(({ id }) => id)], [3, ['o0', 'o1', 'o2']])
  t.strictSame([rules.has('o1'), rules.get('o1')?.id, rules.has('x'), rules.get('x')], [true, 'o1', false, undefined])
  t.strictSame([rules.delete('o1'), rules.delete('o1')], [true, false])
  t.strictSame([rules.size, rules.has('o1'), rules.list().map(({ id }) => id)], [2, false, ['o0', 'o2']])
  rules.clear()
  t.strictSame([rules.size, rules.list(), rules.match(job)], [0, [], undefined])
})

t.test(
  'a snapshot has the counts of its time, and outcomes restored from it go on counting by themselves',
  async (t) => {
    const rules = rulesOf({ times: 2 })
    rules.match(job)
    const snapshot = rules.snapshot()
    const restored = new OutcomeRules()
    restored.restore(snapshot)
    t.equal(restored.match(job)?.id, 'o0')
    t.equal(restored.match(job), undefined)
    t.strictSame(snapshot, [{ id: 'o0', seed: { plan: 'fails', times: 2 }, matched: 1, given: 1 }])
    t.strictSame([counts(rules), counts(restored)], [[[1, 1]], [[3, 2]]])
  }
)

t.test('outcomes of a snapshot are checked as those of users are, and their ids must differ', async (t) => {
  const rule = (id: string, seed: OutcomeSeed) => ({ id, seed, matched: 0, given: 0 })
  const paths = (...rules: OutcomeRule[]) => outcomeRulesProblems(rules, ['outcomes']).map(({ at }) => at.join('.'))
  t.strictSame(paths(rule('a', { plan: 'fails' }), rule('b', { assetId: 'x' })), [])
  t.strictSame(paths(rule('a', { plan: 'fails' }), rule('b', {}), rule('a', { plan: 'fails' })), [
    'outcomes.1.seed.plan',
    'outcomes.2.id'
  ])
})

t.test('which serialized outcomes are valid', async (t) => {
  const rule = { id: 'o', seed: {}, matched: 0, given: 0 }
  for (const valid of [rule, { ...rule, id: 'o'.repeat(64), matched: Number.MAX_SAFE_INTEGER }]) {
    t.strictSame(validate(OutcomeRule, valid), [])
  }
  for (const change of [
    { id: '' },
    { id: 'o'.repeat(65) },
    { seed: { times: 0 } },
    { matched: -1 },
    { matched: 0.5 },
    { given: -1 },
    { given: undefined },
    { left: 1 }
  ]) {
    t.equal(validate(OutcomeRule, { ...rule, ...change }).length, 1, JSON.stringify(change).slice(0, 60))
  }
})
