import t from 'tap'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const SCENARIO = {
  name: 'x',
  jobs: [
    { Type, Id: 'a', plan: 'hangs' as const },
    { Type, Id: 'b', plan: 'hangs' as const }
  ]
}

t.test('an order is checked over HTTP, and the request that is missing has its place in the body', async (t) => {
  const { admin, getJob } = build(t, {}, [SCENARIO])
  for (const id of ['a', 'b']) await getJob(id)
  t.strictSame((await admin('POST', '/verify', { order: [{ jobId: 'a' }, { jobId: 'b' }] })).body, {
    ok: true,
    matched: 2,
    problems: []
  })
  t.match((await admin('POST', '/verify', { order: [{ jobId: 'b' }, { jobId: 'a' }] })).body, {
    ok: false,
    matched: 2,
    problems: only({ path: '$.order[1]', message: /^no request after #2 matched; #1 did/ })
  })
  for (const order of [[], Array(101).fill({}), [{ jobID: 'a' }], {}]) {
    t.equal((await admin('POST', '/verify', { order })).status, 400)
  }
})

t.test('four requests of a client that does not tell its attempts prove nothing about them', async (t) => {
  const { admin, getJob } = build(t, {}, [SCENARIO])
  for (let attempt = 0; attempt < 4; attempt++) await getJob('a', { 'user-agent': 'aws-sdk-nodejs/2.1693.0' })
  t.match((await admin('POST', '/verify', { match: { jobId: 'a' }, maxAttempts: 2 })).body, {
    ok: false,
    matched: 4,
    problems: only({ path: '$.maxAttempts', message: /may be attempts of one call.*JavaScript v2.*use count\.max/ })
  })
})
