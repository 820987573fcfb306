import t from 'tap'
import { Limits, LimitsSettings } from '../../../src/core/jobs/limits.js'
import { validate } from '../../../src/core/validation/validate.js'
import { Type } from '../../support/jobs.js'

t.test('there are no limits until they are set, and none once they are cleared', async (t) => {
  const limits = new Limits()
  t.strictSame([limits.isSet, limits.snapshot(), limits.breach(Type, 1_000_000)], [false, {}, undefined])
  limits.set({ onBreach: 'ERROR' })
  t.strictSame([limits.isSet, limits.breach(Type, 1_000_000)], [false, undefined], 'a reaction alone is no limit')
  limits.set({ inProgress: {} })
  t.strictSame([limits.isSet, limits.breach(Type, 1_000_000)], [true, undefined])
  limits.set({ inProgress: { [Type]: 2 } })
  t.strictSame([limits.isSet, limits.snapshot()], [true, { inProgress: { [Type]: 2 } }])
  limits.clear()
  t.strictSame([limits.isSet, limits.snapshot(), limits.breach(Type, 1_000_000)], [false, {}, undefined])
})

t.test('a limit is reached at its value, for its own type', async (t) => {
  const limits = new Limits()
  limits.set({ inProgress: { [Type]: 2 }, onBreach: 'ConflictException' })
  const name = 'Concurrent in progress jobs to export assets to Amazon S3'
  t.equal(limits.breach(Type, 1), undefined)
  t.strictSame(limits.breach(Type, 2), { name, value: 2, onBreach: 'ConflictException' })
  t.strictSame(limits.breach(Type, 3), { name, value: 2, onBreach: 'ConflictException' })
  t.equal(limits.breach('IMPORT_ASSETS_FROM_S3', 3), undefined)
  limits.set({ inProgress: { [Type]: 0 } })
  t.strictSame(limits.breach(Type, 0), { name, value: 0, onBreach: 'ServiceLimitExceededException' })
})

t.test('limits that nobody can mean are refused', async (t) => {
  const isValid = (settings: unknown) => validate(LimitsSettings, settings).length === 0
  for (const settings of [
    {},
    { inProgress: 'aws-defaults', onBreach: 'ERROR' },
    { inProgress: {} },
    { inProgress: { [Type]: 0 } },
    { inProgress: { [Type]: Number.MAX_SAFE_INTEGER }, onBreach: 'ConflictException' },
    { onBreach: 'ServiceLimitExceededException' }
  ]) {
    t.ok(isValid(settings), JSON.stringify(settings))
  }
  for (const settings of [
    { inProgress: 'defaults' },
    { inProgress: 2 },
    { inProgress: { [Type]: -1 } },
    { inProgress: { [Type]: 0.5 } },
    { inProgress: { EXPORT: 1 } },
    { onBreach: 'ThrottlingException' },
    { waiting: {} }
  ]) {
    t.notOk(isValid(settings), JSON.stringify(settings))
  }
})
