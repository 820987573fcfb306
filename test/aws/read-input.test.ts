import t from 'tap'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'

const jobs = Array.from({ length: 3 }, (_, index) => ({ Type, Id: `job${index}`, plan: 'waits' as const }))

t.test('a query parameter that is given twice is refused, not misread', async (t) => {
  const { app } = build(t, {}, [{ name: 'x', jobs }])
  for (const name of ['dataSetId', 'revisionId', 'maxResults', 'nextToken']) {
    const { statusCode, headers, body } = await app.inject(`/v1/jobs?${name}=1&${name}=2`)
    t.equal(statusCode, 400, name)
    t.equal(headers['x-amzn-errortype'], 'SerializationException')
    t.strictSame(JSON.parse(body), {
      Message: `The request can't be read: the query parameter ${name} is given more than once`
    })
  }
})

t.test(
  'a query parameter of the wrong kind is refused as what it is, and one out of its range as not valid',
  async (t) => {
    const { app } = build(t, {}, [{ name: 'x', jobs }])
    const errorOf = async (maxResults: string) => {
      const { statusCode, headers } = await app.inject(`/v1/jobs?maxResults=${maxResults}`)
      return `${statusCode} ${headers['x-amzn-errortype'] ?? ''}`
    }
    for (const text of ['2ABC', '1.001', 'true', '2147483648', '-2147483649', '', '0x2', '%202', '1e2']) {
      t.equal(await errorOf(text), '400 SerializationException', text)
    }
    for (const text of ['0', '201', '-1', '2147483647']) t.equal(await errorOf(text), '400 ValidationException', text)
    for (const text of ['1', '200', '007']) t.equal(await errorOf(text), '200 ', text)
  }
)

t.test('parameters that the operation does not know are passed over', async (t) => {
  const { app } = build(t, {}, [{ name: 'x', jobs }])
  const { statusCode, body } = await app.inject('/v1/jobs?maxResults=2&colour=red&colour=blue')
  t.equal(statusCode, 200)
  t.equal(JSON.parse(body).Jobs.length, 2)
})
