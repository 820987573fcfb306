import t from 'tap'
import { parseByteRange } from '../../src/signed-urls/byte-range.js'

t.test('a single range', async (t) => {
  t.strictSame(parseByteRange('bytes=0-0', 10), { first: 0, last: 0 })
  t.strictSame(parseByteRange('bytes=2-5', 10), { first: 2, last: 5 })
  t.strictSame(parseByteRange('bytes=2-', 10), { first: 2, last: 9 })
  t.strictSame(parseByteRange('bytes=2-99', 10), { first: 2, last: 9 })
  t.strictSame(parseByteRange('bytes=-3', 10), { first: 7, last: 9 })
  t.strictSame(parseByteRange('bytes=-99', 10), { first: 0, last: 9 })
})

t.test('a range that is invalid or has several parts is ignored: all of the content is sent', async (t) => {
  for (const header of [undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=a-b']) {
    t.equal(parseByteRange(header, 10), undefined, String(header))
  }
})

t.test('a range outside of the content is unsatisfiable', async (t) => {
  t.equal(parseByteRange('bytes=10-', 10), 'unsatisfiable')
  t.equal(parseByteRange('bytes=-0', 10), 'unsatisfiable')
  t.equal(parseByteRange('bytes=0-', 0), 'unsatisfiable')
  t.equal(parseByteRange('bytes=-1', 0), 'unsatisfiable')
})
