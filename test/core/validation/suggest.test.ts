import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { nearest, suggest } from '../../../src/core/validation/suggest.js'
import { WordList } from '../../../src/core/validation/word-list.js'
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
    runs(250, 10_000)
  )
})

/** What is compared of a word: all of it, or of a long one its first and its last 16 characters. */
function compared(word: string): string {
  return word.length > 32 ? word.slice(0, 16) + word.slice(-16) : word
}

/** The Levenshtein distance by the usual table. */
function distanceByTable(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}

const anyWord = fc.string({ unit: fc.constantFrom('a', 'B', 'c', 'ü', '€', '1'), maxLength: 80, size: 'max' })

const edits = fc.array(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 2 }), fc.constantFrom('', 'a', 'ü', 'xyz')), {
  maxLength: 12
})

function edited(text: string, changes: readonly (readonly [number, number, string])[]): string {
  return changes.reduce((word, [at, gone, put]) => word.slice(0, at) + put + word.slice(at + gone), text)
}

/** The distance of two words, or undefined if they are not close. */
function closeness(given: string, known: string): number | undefined {
  const length = Math.min(given.length, 32)
  const most = Math.min(Math.max(2, Math.floor(length / 3)), Math.floor(length / 2))
  const lengths = Math.abs(given.length - known.length)
  const letters = distanceByTable(compared(given.toLowerCase()), compared(known.toLowerCase()))
  const distance = Math.max(lengths, letters)
  return distance <= most ? distance : undefined
}

t.test('of words of any length and letters, 32 characters are compared, and the lengths', async (t) => {
  await holds(
    t,
    fc.property(anyWord, edits, (given, changes) => {
      const known = edited(given, changes)
      assert.deepEqual(nearest(given, [known], 1), closeness(given, known) === undefined ? [] : [known])
    }),
    runs(250, 10_000)
  )
})

t.test('of many words that are alike, the same are found as by comparing each on its own', async (t) => {
  await holds(
    t,
    fc.property(anyWord, fc.array(edits, { maxLength: 20 }), fc.nat({ max: 4 }), (given, changes, count) => {
      // Each is made from the one before, so that many begin like it, and some are equally close.
      const known: string[] = []
      for (const change of changes) known.push(edited(known.at(-1) ?? given, change))
      const close = known.flatMap((word) => {
        const distance = closeness(given, word)
        return distance === undefined ? [] : [{ word, distance }]
      })
      const expected = close.sort((a, b) => a.distance - b.distance).map(({ word }) => word)
      assert.deepEqual(nearest(given, known, count), expected.slice(0, count))
      const list = new WordList(known)
      for (const word of [given, 'another', given]) {
        assert.deepEqual(nearest(word, list, count), nearest(word, known, count), 'a list can be searched again')
      }
    }),
    runs(100, 5000)
  )
})

t.test('the middle of a long word is not looked at', async (t) => {
  const long = (middle: string) => `first-sixteen---${middle.repeat(1_000_000)}---the-last-ones`
  t.strictSame(nearest(long('a'), [long('b')], 1), [long('b')])
})
