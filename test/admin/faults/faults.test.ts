import t from 'tap'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'

const EFFECT = { exception: 'ThrottlingException' }

t.test('faults are armed, listed with their counts, and disarmed', async (t) => {
  const { admin, getJob } = build(t, {}, [{ name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'a' }] }])
  const one = await admin('POST', '/faults', { id: 'f', times: 2, effect: EFFECT })
  t.equal(one.status, 201)
  t.strictSame(one.body, {
    id: 'f',
    times: 2,
    effect: EFFECT,
    armedAt: '2026-03-02T09:15:00.000Z',
    matched: 0,
    fired: 0,
    remaining: 2,
    spent: false,
    dead: null
  })
  const more = await admin('POST', '/faults', [
    { skip: 5, effect: EFFECT },
    { id: 'g', ttlMs: 10, delay: { ms: 0 } }
  ])
  t.match(more, { status: 201, body: { faults: only({ id: /^[0-9a-f]{32}$/, remaining: null }, { id: 'g' }) } })
  for (let call = 0; call < 3; call++) await getJob('a')
  t.match(
    (await admin('GET', '/faults')).body.faults,
    only(
      { id: 'f', matched: 3, fired: 2, remaining: 0, spent: true },
      { matched: 3, fired: 0, spent: false },
      { id: 'g', matched: 3, fired: 3, spent: false }
    )
  )
  t.match((await admin('GET', '/faults/g')).body, { id: 'g' })
  t.equal((await admin('DELETE', '/faults/f')).status, 204)
  t.equal((await admin('DELETE', '/faults/f')).status, 404)
  t.equal((await admin('GET', '/faults/f')).body.error.message, 'Sandbox default has no fault with the id "f".')
  t.equal((await admin('DELETE', '/faults')).status, 204)
  t.strictSame((await admin('GET', '/faults')).body, { faults: [] })
})

t.test('an array with an invalid fault is rejected completely', async (t) => {
  const { admin } = build(t)
  await admin('POST', '/faults', { id: 'f', effect: EFFECT })
  t.match(
    await admin('POST', '/faults', [
      { id: 'g', effect: EFFECT },
      { id: 'f', effect: EFFECT }
    ]),
    {
      status: 409,
      body: { error: { problems: only({ path: '$[1].id' }) } }
    }
  )
  t.match(await admin('POST', '/faults', [{ id: 'g', effect: EFFECT }, {}]), {
    status: 422,
    body: { error: { problems: only({ path: '$[1].effect' }) } }
  })
  for (const body of [undefined, null, 7]) t.equal((await admin('POST', '/faults', body)).status, 400, `${body}`)
  t.equal((await admin('GET', '/faults')).body.faults.length, 1)
})

t.test('ten thousand faults are the limit: one by one, in a list, a scenario or a snapshot', async (t) => {
  const scenario = { name: 'x', faults: Array(9999).fill({ delay: { ms: 0 } }) }
  const { admin } = build(t, { fixtures: [], bodyLimitBytes: 10_000_000 }, [scenario])
  const fault = { delay: { ms: 0 } }
  t.equal((await admin('POST', '/faults', fault)).status, 201)
  const limitReached = {
    status: 507,
    body: {
      error: { code: 'LimitReached', message: 'That would be 10001 faults; a sandbox holds 10000. Delete some.' }
    }
  }
  t.match(await admin('POST', '/faults', fault), limitReached)
  t.match(await admin('POST', '/faults', [fault]), limitReached)
  t.match(await admin('POST', '/scenarios', { name: 'y', faults: [fault] }), limitReached)
  const { body: snapshot } = await admin('GET', '/snapshot')
  t.equal((await admin('PUT', '/snapshot', snapshot)).status, 200)
  snapshot.faults.push({ ...snapshot.faults[0], id: 'more' })
  t.match(await admin('PUT', '/snapshot', snapshot), limitReached)
})
