import t from 'tap'
import { type ControlClient, ControlError, type DataSetSummary, type StreamEvent } from '../../src/client/index.js'
import { DataSetsStore } from '../../src/console/live/data-sets-store.js'

type Change = 'created' | 'updated' | 'deleted'

const summary = (Id: string, more: Partial<DataSetSummary> = {}) =>
  ({ Id, Origin: 'OWNED', CreatedAt: '2026-03-02T09:15:00.000Z', revisionCount: 0, ...more }) as DataSetSummary
const dataSet = (dataSetId: string, change: Change): StreamEvent => ({ event: 'data-set', data: { dataSetId, change } })
const revision = (dataSetId: string): StreamEvent => ({
  event: 'revision',
  data: { dataSetId, revisionId: 'r', change: 'created' }
})

/** A server with these data sets, and what was asked of it. */
function serverWith(...held: DataSetSummary[]) {
  const asked: string[] = []
  const dataSets = {
    list: async () => {
      asked.push('list')
      return [...held]
    },
    get: async (id: string) => {
      asked.push(id)
      const found = held.find(({ Id }) => Id === id)
      const body = { error: { code: 'NotFound', message: 'no', problems: [] } } as const
      if (found === undefined) throw new ControlError({ method: 'GET', url: '/' }, 404, body)
      const { revisionCount, ...rest } = found
      return { ...rest, revisions: Array.from({ length: revisionCount }, () => ({ assets: [] })) }
    }
  }
  return { held, asked, client: { dataSets } as unknown as ControlClient }
}

const idsOf = (store: DataSetsStore) => store.list.value.map(({ Id }) => Id)

t.test('only what has changed is read again, once, and only when it is asked for', async (t) => {
  const { held, asked, client } = serverWith(summary('a'), summary('b'))
  const store = new DataSetsStore()
  await store.load(client)
  held[1] = summary('b', { revisionCount: 2 })
  store.apply([revision('b'), revision('b'), dataSet('b', 'updated')])
  t.strictSame(asked, ['list'])
  await store.catchUp(client)
  await store.catchUp(client)
  t.strictSame(asked, ['list', 'b'])
  t.match(store.list.value, [
    { Id: 'a', revisionCount: 0 },
    { Id: 'b', revisionCount: 2 }
  ])
})

t.test('what is new comes where the server lists it, and what is deleted goes without a reading', async (t) => {
  const { held, asked, client } = serverWith(summary('a'), summary('e', { Origin: 'ENTITLED' }))
  const store = new DataSetsStore()
  await store.load(client)
  held.push(summary('new'), summary('granted', { Origin: 'ENTITLED' }))
  store.apply([dataSet('new', 'created'), dataSet('granted', 'created'), dataSet('a', 'deleted')])
  t.strictSame(idsOf(store), ['e'])
  await store.catchUp(client)
  t.strictSame(idsOf(store), ['new', 'granted', 'e'])
  t.strictSame(asked, ['list', 'new', 'granted'])
})

t.test('a data set that is gone before it is read is left out', async (t) => {
  const { client } = serverWith(summary('a'))
  const store = new DataSetsStore()
  await store.load(client)
  store.apply([dataSet('brief', 'created')])
  await store.catchUp(client)
  t.strictSame(idsOf(store), ['a'])
})

t.test('when many have changed, the list is read once', async (t) => {
  const { asked, client } = serverWith(summary('a'))
  const store = new DataSetsStore()
  await store.load(client)
  store.apply(Array.from({ length: 21 }, (_, index) => dataSet(`d${index}`, 'created')))
  await store.catchUp(client)
  t.strictSame(asked, ['list', 'list'])
})

t.test('what could not be read is read the next time', async (t) => {
  const { held, asked, client } = serverWith(summary('a'))
  const store = new DataSetsStore()
  await store.load(client)
  held[0] = summary('a', { revisionCount: 1 })
  store.apply([revision('a')])
  const broken = { dataSets: { get: async () => Promise.reject(new Error('cut off')) } } as unknown as ControlClient
  await t.rejects(store.catchUp(broken), { message: 'cut off' })
  await store.catchUp(client)
  t.strictSame(asked, ['list', 'a'])
  t.match(store.list.value, [{ revisionCount: 1 }])
})
