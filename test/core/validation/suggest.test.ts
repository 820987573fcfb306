import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { nearest, suggest } from '../../../src/core/validation/suggest.js'
import { holds, runs } from '../../support/property.js'

/** By how many letters a known word may differ from one of this length: a third of them, at least two, at most half. */
const ALLOWED = { 1: 0, 2: 1, 3: 1, 4: 2, 8: 2, 9: 3, 11: 3, 12: 4, 24: 8 } as const

t.test('a word is near if it differs in as many letters as its length allows, and in no more', async (t) => {
  for (const [length, most] of Object.entries(ALLOWED)) {
    const known = 'abcdefghijklmnopqrstuvwxyz'.slice(0, Number(length))
    const replaced = (count: number) => known.slice(0, known.length - count) + '_'.repeat(count)
    t.strictSame(nearest(replaced(most), [known], 1), [known], `${most} of ${length}`)
    t.strictSame(nearest(replaced(most + 1), [known], 1), [], `${most + 1} of ${length}`)
  }
  t.strictSame(nearest('state', ['statexx', 'statexxx', 'sta', 'st'], 9), ['statexx', 'sta'], 'longer and shorter ones')
})

t.test('the nearest come first, those that are equally near in their order, and no more than asked for', async (t) => {
  const known = ['WAITxxx', 'WAITIN', 'WAITING', 'xAITING', 'COMPLETED']
  t.strictSame(nearest('WAITING', known, 9), ['WAITING', 'WAITIN', 'xAITING'])
  t.strictSame(nearest('WAITING', known, 2), ['WAITING', 'WAITIN'])
  t.strictSame(nearest('WAITING', known, 0), [])
  t.strictSame(nearest('waiting', new Set(known), 1), ['WAITING'], 'in capitals or not')
})

t.test('one word is suggested, the nearest, or nothing', async (t) => {
  t.equal(suggest('WAITIGN', ['WAITIN', 'WAITING', 'ERROR']), '; did you mean WAITIN?')
  t.equal(suggest('EROR', ['WAITING', 'ERROR']), '; did you mean ERROR?')
  t.equal(suggest('zzz', ['WAITING', 'ERROR']), '')
})

/** The Levenshtein distance, by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [restA, restB] = [a.slice(1), b.slice(1)]
  if (a[0] === b[0]) return distance(restA, restB)
  return 1 + Math.min(distance(restA, restB), distance(restA, b), distance(a, restB))
}

t.test('near is who is within the distance, whatever letters are left out, put in or replaced', async (t) => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'C'), maxLength: 6 })
  await holds(
    t,
    fc.property(word, word, (given, known) => {
      const most = Math.min(2, Math.floor(given.length / 2))
      const isNear = distance(given.toLowerCase(), known.toLowerCase()) <= most
      assert.deepEqual(nearest(given, [known], 1), isNear ? [known] : [])
    }),
    runs(500, 10_000)
  )
})
