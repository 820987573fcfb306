import type { ServerResponse } from 'node:http'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import { AdminError } from '../plane/admin-error.js'
import { EventFeed } from './event-feed.js'
import { StreamEvent } from './stream-event.js'

/** The most readers of one sandbox at the same time. */
const MAX_READERS = 100

const EventStream = Type.String({
  description:
    'Server-sent events, each a StreamEvent: its name is the `event` field, and its data, as JSON, the `data` field.',
  contentMediaType: 'text/event-stream',
  contentSchema: StreamEvent
})

/** `GET /__admin/events`: streams what happens in the sandbox as server-sent events. */
export const events: FastifyPluginAsyncTypebox<{ wall: WallClock }> = async (app, { wall }) => {
  const feeds = new Map<Sandbox, EventFeed>()
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
    for (const feed of feeds.values()) feed.end()
  })

  const stream = (feed: EventFeed, raw: ServerResponse) => {
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    // Sent at once, so that a reader knows that it receives every event from now on.
    raw.write(': events follow\n\n')
    if (isClosing) {
      raw.end()
      return
    }
    feeds.set(feed.sandbox, feed)
    raw.once('close', () => {
      feed.remove(raw)
      if (feed.size === 0) feeds.delete(feed.sandbox)
    })
    feed.add(raw)
  }

  app.get(
    '/events',
    {
      schema: {
        operationId: 'streamEvents',
        summary: 'Streams events in the sandbox as they happen, from now on.',
        tags: ['events'],
        response: { 200: { content: { 'text/event-stream': { schema: EventStream } } } }
      }
    },
    (request, reply) => {
      const { sandbox } = request
      const feed = feeds.get(sandbox) ?? new EventFeed(wall, sandbox)
      if (feed.size >= MAX_READERS) throw new AdminError('LimitReached', tooManyReaders(sandbox))
      reply.hijack()
      try {
        stream(feed, reply.raw)
      } catch (error) {
        // Fastify sends nothing any more, and the client would wait for ever.
        request.log.error({ err: error }, 'a bug in dataexchange-local: a stream of events could not be begun')
        reply.raw.destroy()
      }
    }
  )
}

function tooManyReaders({ name }: Sandbox): string {
  return `${MAX_READERS} clients already read the events of sandbox ${name}, the most that one sandbox can have. Close some.`
}
