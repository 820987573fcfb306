import t from 'tap'
import type { PartialJobDetails } from '../../../src/core/jobs/job-details.js'
import { mergeDetails } from '../../../src/core/jobs/merge-details.js'

t.test(
  'objects are merged at any depth, everything else is replaced, and what was given stays as it was',
  async (t) => {
    const merged = (base: unknown, addition: unknown) =>
      mergeDetails(base as PartialJobDetails, addition as PartialJobDetails)
    const base = { a: { b: { c: 1, d: 2 }, list: [1, 2] }, e: 'f' }
    const copy = structuredClone(base)
    t.strictSame(merged(base, { a: { b: { c: 3, x: 4 } } }), { a: { b: { c: 3, d: 2, x: 4 }, list: [1, 2] }, e: 'f' })
    t.strictSame(merged(base, { a: { list: [3] } }), { a: { b: { c: 1, d: 2 }, list: [3] }, e: 'f' })
    t.strictSame(merged(base, { a: 1, e: { g: 2 }, h: { i: 3 } }), { a: 1, e: { g: 2 }, h: { i: 3 } })
    t.strictSame(merged({ a: [1] }, { a: { 0: 2 } }), { a: { 0: 2 } }, 'a list is no object')
    t.strictSame(merged({ a: null }, { a: { b: 1 } }), { a: { b: 1 } })
    t.strictSame(merged({ a: { b: 1 } }, { a: null }), { a: null })
    t.strictSame(base, copy)
    t.equal(merged(base, undefined), base, 'nothing is copied if there is nothing to add')
  }
)
