import t from 'tap'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'

/** A text that makes a response long. */
const LONG = 'x'.repeat(20_000)
const ERRORS = [{ Code: 'INTERNAL_SERVER_EXCEPTION' as const, Message: LONG }]

t.test('a long response counts as memory until it is sent, and is refused if there is no room for it', async (t) => {
  const { admin, getJob, aws } = build(t, { maxMemoryBytes: 80_000, maxSandboxes: 1 })
  t.equal((await admin('POST', '/jobs', { Type, Id: 'long', State: 'ERROR', Errors: ERRORS })).status, 201)
  for (let count = 0; count < 5; count++) t.equal((await getJob('long')).status, 200, 'one after the other has room')

  await admin('POST', '/faults', {
    id: 'f',
    match: { jobId: 'none' },
    effect: { response: { status: 200, body: LONG } }
  })
  const { status, headers, body } = await getJob('long')
  t.match({ status, code: headers['x-amzn-errortype'] }, { status: 507, code: 'SandboxRefused' })
  t.match(body.Message, /^The response has \d+ characters, and sandbox default has no memory left for it\./)
  t.match(body.Message, /--max-memory-bytes/)
  t.equal((await aws('GET', '/v1/jobs')).status, 507)
  t.match(await admin('GET', '/jobs/long'), { status: 507, body: { error: { code: 'LimitReached' } } })

  await admin('DELETE', '/faults')
  t.equal((await getJob('long')).status, 200)
})

t.test('what has been executed is not refused for its response', async (t) => {
  const { admin, getJob } = build(t, { maxMemoryBytes: 40_000, maxSandboxes: 1 })
  t.equal((await admin('POST', '/jobs', { Type, Id: 'long', State: 'ERROR', Errors: ERRORS })).status, 201)
  t.equal((await getJob('long')).status, 507)
  t.equal((await admin('DELETE', '/jobs/long')).status, 204)
})
