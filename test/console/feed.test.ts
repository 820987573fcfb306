import t from 'tap'
import { type ControlClient, ControlError, type StreamEvent } from '../../src/client/index.js'
import { Feed, type FeedState } from '../../src/console/live/feed.js'

/** A server with one sandbox, as a feed sees it. */
class Server {
  isThere = true
  /** How often the stream of events was opened, which creates the sandbox. */
  opened = 0
  status = 0
  readonly errors: unknown[] = []
  #end = () => {}

  open(): Feed {
    const client = { events: (options: { onOpen(): void }) => this.#events(options) } as unknown as ControlClient
    const isThere = async () => this.isThere
    return new Feed({ client, isThere, onError: (error) => this.errors.push(error) })
  }

  /** Ends the stream that is open. */
  end(): void {
    this.#end()
  }

  async *#events({ onOpen }: { onOpen(): void }): AsyncGenerator<StreamEvent, void> {
    if (this.status !== 0) {
      const body = { error: { code: 'Unauthorized', message: 'No token', problems: [] } } as const
      throw new ControlError({ method: 'GET', url: '/events' }, this.status, body)
    }
    this.opened++
    this.isThere = true
    onOpen()
    await new Promise<void>((resolve) => {
      this.#end = resolve
    })
  }
}

/** Resolves when a feed is in a state. */
function reaches(feed: Feed, state: FeedState): Promise<void> {
  return new Promise((resolve) => {
    feed.state.subscribe((value) => {
      if (value === state) resolve()
    })
  })
}

t.test('a sandbox that is dropped is not asked for again', async (t) => {
  const server = new Server()
  const feed = server.open()
  t.teardown(() => feed.close())
  await reaches(feed, 'live')
  let loaded = 0
  const store = (onLoad = () => {}) => ({
    load: async () => {
      loaded++
      onLoad()
    },
    apply: () => {}
  })
  await new Promise<void>((resolve) => feed.use(store(resolve)))
  server.isThere = false
  server.end()
  await reaches(feed, 'dropped')
  feed.use(store())
  feed.reload()
  await new Promise(setImmediate)
  t.strictSame([server.opened, loaded, feed.hasCreated.value], [1, 1, false])
})

t.test('a sandbox that is chosen and not there is created, and the feed says so', async (t) => {
  const server = new Server()
  server.isThere = false
  const feed = server.open()
  t.teardown(() => feed.close())
  await reaches(feed, 'live')
  t.strictSame({ opened: server.opened, hasCreated: feed.hasCreated.value }, { opened: 1, hasCreated: true })
})

t.test('a feed that the server wants a token for ends, and tells why', async (t) => {
  const server = new Server()
  server.status = 401
  const feed = server.open()
  t.teardown(() => feed.close())
  await reaches(feed, 'refused')
  t.match(server.errors, [{ status: 401 }])
  t.equal(server.opened, 0)
})
