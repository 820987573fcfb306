import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type ApiResponse, apiResponsesProblems, matchingResponse } from '../../../src/core/assets/api-response.js'
import { holds, runs } from '../../support/property.js'

const method = fc.constantFrom('GET' as const, 'POST' as const)
const path = fc.constantFrom('/', '/a', '/a b', '/%zz')
const response = fc.record(
  { status: fc.constant(200), method, path },
  { requiredKeys: ['status'], noNullPrototype: true }
) as fc.Arbitrary<ApiResponse>

t.test('the response of a request is the first whose members are those of the request', async (t) => {
  await holds(
    t,
    fc.property(fc.array(response, { maxLength: 4 }), method, path, (responses, asked, at) => {
      const index = matchingResponse(responses, { method: asked.toLowerCase(), path: at.replace(' ', '%20') })
      const fits = ({ method = asked, path = at }: ApiResponse) => method === asked && path === at
      assert.equal(index, responses.findIndex(fits))
    }),
    runs(200, 2000)
  )
})

t.test('a path is compared as it was sent, and as a person writes it', async (t) => {
  const responses: ApiResponse[] = [
    { status: 200, path: '/a%20b' },
    { status: 200, path: '/a b' }
  ]
  t.equal(matchingResponse(responses, { method: 'GET', path: '/a%20b' }), 0)
  t.equal(matchingResponse(responses, { method: 'GET', path: '/a b' }), 1)
  t.equal(matchingResponse(responses, { method: 'GET', path: '/a' }), -1)
})

t.test('the problems of each response are told at its index', async (t) => {
  const responses = [
    { status: 200 },
    { status: 304, body: '' },
    { status: 200, headers: { upgrade: 'h2c', 'a:': 'b' } }
  ]
  t.strictSame(
    apiResponsesProblems(responses, ['responses']).map(({ at }) => at),
    [
      ['responses', 1, 'body'],
      ['responses', 2, 'headers', 'upgrade'],
      ['responses', 2, 'headers', 'a:']
    ]
  )
})
