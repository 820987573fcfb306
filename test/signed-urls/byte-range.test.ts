import t from 'tap'
import { parseByteRange } from '../../src/signed-urls/byte-range.js'

t.test('one part of the content', async (t) => {
  t.strictSame(parseByteRange('bytes=0-0', 10), { first: 0, last: 0 })
  t.strictSame(parseByteRange('bytes=2-5', 10), { first: 2, last: 5 })
  t.strictSame(parseByteRange('bytes=2-', 10), { first: 2, last: 9 })
  t.strictSame(parseByteRange('bytes=2-99', 10), { first: 2, last: 9 })
  t.strictSame(parseByteRange('bytes=-3', 10), { first: 7, last: 9 })
  t.strictSame(parseByteRange('bytes=-99', 10), { first: 0, last: 9 })
})

t.test('what is not understood is passed over: all of it is sent', async (t) => {
  for (const header of [undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=a-b']) {
    t.equal(parseByteRange(header, 10), undefined, String(header))
  }
})

t.test('what is not there', async (t) => {
  t.equal(parseByteRange('bytes=10-', 10), 'unsatisfiable')
  t.equal(parseByteRange('bytes=-0', 10), 'unsatisfiable')
  t.equal(parseByteRange('bytes=0-', 0), 'unsatisfiable')
  t.equal(parseByteRange('bytes=-1', 0), 'unsatisfiable')
})
