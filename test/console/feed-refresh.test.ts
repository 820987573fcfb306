import t from 'tap'
import { ControlClient } from '../../src/client/index.js'
import { ClockStore } from '../../src/console/live/clock-store.js'
import { Feed } from '../../src/console/live/feed.js'
import { listen } from '../support/server.js'

t.test('a store is read anew on demand, and not once its sandbox was dropped', async (t) => {
  const { url } = await listen(t, { fixtures: [] })
  const server = new ControlClient(url)
  const names = async () => (await server.sandboxes.list()).map(({ name }) => name)
  const client = server.sandbox('one')
  const feed = new Feed({ client, isThere: async () => (await names()).includes('one'), onError: () => {} })
  t.teardown(() => feed.close())
  const clock = new ClockStore(() => 0)
  const unused = new ClockStore(() => 0)
  feed.use(clock)
  await until(clock.reading, (reading) => reading !== undefined)
  await client.clock.freeze()
  feed.refresh(unused)
  feed.refresh(clock)
  await until(clock.reading, (reading) => reading?.clock.mode === 'frozen')
  t.equal(unused.reading.value, undefined, 'a store that is not in use is left alone')

  await client.clock.run()
  feed.refresh(clock)
  await until(clock.reading, (reading) => reading?.clock.mode === 'running')

  await server.sandboxes.drop('one')
  await until(feed.state, (state) => state === 'dropped')
  feed.refresh(clock)
  await server.health()
  t.notOk((await names()).includes('one'), 'it is not created again')
})

/** Resolves once a signal has a value that is looked for. */
function until<Value>(
  signal: { subscribe(fn: (value: Value) => void): () => void },
  isIt: (value: Value) => boolean
): Promise<void> {
  return new Promise((resolve) => {
    signal.subscribe((value) => {
      if (isIt(value)) resolve()
    })
  })
}
