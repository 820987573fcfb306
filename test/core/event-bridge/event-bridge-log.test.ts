import t from 'tap'
import { EventBridgeLog } from '../../../src/core/event-bridge/event-bridge-log.js'
import { sizeOf } from '../../../src/core/memory/size-of.js'
import { eventOf } from '../../support/event-targets.js'
import { createResources, createSandbox } from '../../support/sandbox.js'

/** A ledger with so much room, and what is counted in it. */
function ledgerWith(limit: number) {
  const ledger = {
    bytes: 0,
    room: () => limit - ledger.bytes,
    add(bytes: number) {
      ledger.bytes += bytes
    }
  }
  return ledger
}

const ids = (log: EventBridgeLog) => log.list().map(({ id }) => id)

t.test('the log keeps the last 1,000 events and counts the others', async (t) => {
  const ledger = ledgerWith(Number.POSITIVE_INFINITY)
  const log = new EventBridgeLog(ledger)
  for (let index = 0; index < 1000; index++) log.add(eventOf(`e${index}`))
  t.match({ total: log.total, dropped: log.dropped }, { total: 1000, dropped: 0 })
  log.add(eventOf('last'))
  t.match({ total: log.total, dropped: log.dropped, kept: log.list().length }, { total: 1001, dropped: 1, kept: 1000 })
  t.equal(ids(log)[0], 'e1')
  t.equal(ids(log).at(-1), 'last')
  t.equal(
    ledger.bytes,
    log.list().reduce((sum, event) => sum + sizeOf(event), 0)
  )
})

t.test(
  'the oldest events make room for the bytes of a new one, within 16 MiB, the part for events and the ledger',
  async (t) => {
    const big = (id: string) => eventOf(id, 'x'.repeat(5 * 2 ** 20))
    const log = new EventBridgeLog()
    for (const id of ['a', 'b', 'c', 'd']) log.add(big(id))
    t.strictSame(ids(log), ['b', 'c', 'd'])
    t.equal(log.dropped, 1)

    const size = sizeOf(eventOf('a'))
    for (const small of [new EventBridgeLog(undefined, 2 * size), new EventBridgeLog(ledgerWith(2 * size))]) {
      for (const id of ['a', 'b', 'c']) small.add(eventOf(id))
      t.strictSame(ids(small), ['b', 'c'])
      small.add(eventOf('d', 'x'.repeat(2 * size)))
      t.strictSame(ids(small), [], 'it is not kept, and neither are those before it')
      t.match({ total: small.total, dropped: small.dropped }, { total: 4, dropped: 4 })
    }
  }
)

t.test('the events of a sandbox take at most a sixteenth of what it can have', async (t) => {
  const resources = createResources(1_000_000)
  const { sandbox } = createSandbox(
    { scenarios: [{ name: 'x', dataSets: [{ Id: 'd', Name: 'N', OriginDetails: { ProductId: 'prod-a' } }] }] },
    resources
  )
  for (let index = 0; index < 10; index++) {
    const seed = { Comment: 'x'.repeat(16_000), assets: [{ Name: 'a', size: 1 }] }
    await sandbox.dataSets.seedRevisionsInSlices('d', [seed], () => [])
  }
  const { total, dropped } = sandbox.eventBridge
  t.strictSame({ total, dropped }, { total: 10, dropped: 7 })
})
