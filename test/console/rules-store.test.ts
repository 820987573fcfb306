import t from 'tap'
import type { FaultView } from '../../src/client/index.js'
import { ControlClient } from '../../src/client/index.js'
import { RulesStore } from '../../src/console/live/rules-store.js'
import { ID } from '../support/jobs.js'
import { listen } from '../support/server.js'

t.test('a store of faults reads their counts at most once a second, however many events there are', async (t) => {
  const { url, admin, getJob } = await listen(t, { fixtures: [] })
  const client = new ControlClient(url)
  let now = 0
  const store = new RulesStore<FaultView>(
    ({ faults }) => faults,
    () => now
  )
  t.strictSame([store.isLoaded.value, store.list.value], [false, []])
  await admin('POST', '/jobs', { Id: ID, Type: 'EXPORT_ASSETS_TO_S3' })
  await admin('POST', '/faults', { id: 'one', effect: { exception: 'ThrottlingException' } })
  await store.load(client)
  const counts = () => store.list.value.map(({ id, fired }) => [id, fired])
  t.strictSame([store.isLoaded.value, counts()], [true, [['one', 0]]])

  const fired = [{ event: 'fault', data: { fault: 'one', request: 1 } }] as const
  await getJob(ID)
  now = 999
  await store.apply(fired, client)
  t.strictSame([counts(), store.isDue()], [[['one', 0]], false], 'too early')
  now = 1000
  t.ok(store.isDue(), 'and it is read again a second after the last reading, without another event')
  await store.apply(fired, client)
  t.strictSame([counts(), store.isDue()], [[['one', 1]], false])
  now = 3999
  t.notOk(store.isDue())
  now = 4000
  t.ok(store.isDue(), 'without events it is read every three seconds')
})
