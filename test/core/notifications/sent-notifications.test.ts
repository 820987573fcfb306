import t from 'tap'
import type { Ledger } from '../../../src/core/memory/ledger.js'
import { sizeOf, sumOf } from '../../../src/core/memory/size-of.js'
import {
  REMEMBERED_MS,
  type SentNotification,
  SentNotifications
} from '../../../src/core/notifications/sent-notifications.js'

/** A store and the bytes that it counts. */
function counted() {
  let bytes = 0
  const ledger: Ledger = {
    room: () => Number.POSITIVE_INFINITY,
    add(more) {
      bytes += more
    }
  }
  return { store: new SentNotifications(ledger), bytes: () => bytes }
}

const sent = (clientToken: string, sentAt: number, dataSetId = 'a'): SentNotification => ({
  dataSetId,
  clientToken,
  digest: 'd',
  sentAt
})

t.test('a token is found for a day, for its data set', async (t) => {
  const { store } = counted()
  const first = sent('token', 5)
  store.add(first)
  t.equal(store.find('a', 'token', 5), first)
  t.equal(store.find('a', 'token', 5 + REMEMBERED_MS - 1), first)
  t.equal(store.find('a', 'token', 5 + REMEMBERED_MS), undefined)
  t.equal(store.find('b', 'token', 5), undefined)
})

t.test('what is too old goes when another one is added, and of more than 1000 the oldest', async (t) => {
  const { store, bytes } = counted()
  const tokens = () => store.snapshot().map(({ clientToken }) => clientToken)
  store.add(sent('old', 0))
  store.add(sent('older', 0))
  store.add(sent('new', REMEMBERED_MS))
  t.strictSame(tokens(), ['new'])
  for (let index = 0; index < 1000; index++) store.add(sent(`t${index}`, REMEMBERED_MS))
  t.equal(store.snapshot().length, 1000)
  t.equal(tokens()[0], 't0')
  t.equal(bytes(), sumOf(store.snapshot(), sizeOf))
})

t.test(
  'one that is sent again when it was forgotten is there once, also if a snapshot has it out of order',
  async (t) => {
    const { store, bytes } = counted()
    store.restore([sent('late', REMEMBERED_MS), sent('early', 0)])
    t.equal(store.find('a', 'early', REMEMBERED_MS), undefined)
    const again = sent('early', REMEMBERED_MS)
    store.add(again)
    t.strictSame(store.snapshot(), [sent('late', REMEMBERED_MS), again])
    t.equal(bytes(), sumOf(store.snapshot(), sizeOf))
  }
)

t.test('the tokens of a data set are forgotten with it, and all of them at once', async (t) => {
  const { store, bytes } = counted()
  for (const dataSetId of ['a', 'b']) for (const token of ['x', 'y']) store.add(sent(token, 0, dataSetId))
  store.forget('a')
  t.strictSame(store.snapshot(), [sent('x', 0, 'b'), sent('y', 0, 'b')])
  store.clear()
  t.strictSame([store.snapshot(), bytes()], [[], 0])
})
