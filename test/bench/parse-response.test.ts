import t from 'tap'
import { parseResponse } from '../../bench/support/parse-response.js'

const WHOLE = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"größer"'
const CHUNKED = 'HTTP/1.1 429 Slow\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\nA\r\n:12345678}\r\n0\r\n\r\n'
const EMPTY = 'HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n'

t.test('a response with a length, one in chunks and one without a body are read', async (t) => {
  t.match(parseResponse(Buffer.from(WHOLE.replace('9', '10'))), { status: 200, body: '"größer"', isLast: false })
  t.match(parseResponse(Buffer.from(CHUNKED)), { status: 429, body: '{"a":12345678}', isLast: false })
  t.match(parseResponse(Buffer.from(EMPTY)), { status: 204, body: '', isLast: true })
})

t.test('a response is read only once it is whole', async (t) => {
  for (const text of [WHOLE.replace('9', '10'), CHUNKED, EMPTY]) {
    const bytes = Buffer.from(text)
    for (let length = 0; length < bytes.length; length++) {
      t.equal(parseResponse(bytes.subarray(0, length)), undefined, `${length} bytes of ${JSON.stringify(text)}`)
    }
  }
})

t.test('a response that ends with its connection is refused', async (t) => {
  t.throws(() => parseResponse(Buffer.from('HTTP/1.1 200 OK\r\n\r\n{}')), { message: /without a length/ })
})
