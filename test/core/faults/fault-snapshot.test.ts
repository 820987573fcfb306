import t from 'tap'
import { FaultDraw } from '../../../src/core/faults/fault-draw.js'
import { FaultSnapshot, faultSnapshotsProblems } from '../../../src/core/faults/fault-snapshot.js'
import { validate } from '../../../src/core/validation/validate.js'

const fault: FaultSnapshot = {
  id: 'f',
  armedAt: '2026-03-02T09:15:00.000Z',
  matched: 3,
  fired: 2,
  seed: { delay: { ms: 1 } }
}

t.test('which serialized faults are valid', async (t) => {
  for (const change of [{}, { matched: Number.MAX_SAFE_INTEGER, fired: 0 }, { bucket: { tokens: 0.5, at: 0 } }]) {
    t.strictSame(validate(FaultSnapshot, { ...fault, ...change }), [], JSON.stringify(change))
  }
  for (const change of [
    { id: 'a b' },
    { armedAt: 'noon' },
    { matched: -1 },
    { matched: 0.5 },
    { fired: -1 },
    { bucket: { tokens: -1, at: 0 } },
    { bucket: { tokens: 1_000_001, at: 0 } },
    { bucket: { tokens: 1, at: -1 } },
    { bucket: { tokens: 1, at: 0, full: true } },
    { seed: { delay: {} } },
    { left: 1 }
  ]) {
    t.not(validate(FaultSnapshot, { ...fault, ...change }).length, 0, JSON.stringify(change))
  }
})

t.test('a fault has fired no more often than it has matched, nor more often than it may', async (t) => {
  const problems = (...faults: Partial<FaultSnapshot>[]) =>
    faultSnapshotsProblems(
      faults.map((change) => ({ ...fault, ...change })),
      ['faults']
    ).map(({ at, message }) => `${at.join('.')} ${message}`)
  const seed = { times: 2, delay: { ms: 1 } }
  t.strictSame(problems({ fired: 3 }, { id: 'g', fired: 0 }, { id: 'h', seed }, { id: 'i', matched: 2, seed }), [])
  t.strictSame(problems({ fired: 4 }, { id: 'g', fired: 3, seed }, { id: 'h', matched: 1, seed }), [
    'faults.0.fired must be at most 3, as often as it can have fired',
    'faults.1.fired must be at most 2, as often as it can have fired',
    'faults.2.fired must be at most 1, as often as it can have fired'
  ])
})

t.test('faults of a snapshot are checked as those of users are, and their ids must differ', async (t) => {
  const paths = (...faults: FaultSnapshot[]) => faultSnapshotsProblems(faults, ['faults']).map(({ at }) => at.join('.'))
  t.strictSame(paths(fault, { ...fault, id: 'g', seed: {} }, fault), ['faults.1.seed.effect', 'faults.2.id'])
})

t.test('a draw is a number from 0 to below 1, for one of the requests that a fault has matched', async (t) => {
  const draw = { fault: 'f', ordinal: 1, value: 0 }
  for (const change of [{}, { value: 0.999 }]) t.strictSame(validate(FaultDraw, { ...draw, ...change }), [])
  for (const change of [
    { ordinal: 0 },
    { ordinal: 1.5 },
    { value: -0.1 },
    { value: 1 },
    { fault: 1 },
    { fires: true }
  ]) {
    t.equal(validate(FaultDraw, { ...draw, ...change }).length, 1, JSON.stringify(change))
  }
})
