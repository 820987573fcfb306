import type { ServerResponse } from 'node:http'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Shares } from '../../core/collections/shares.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { SandboxEvent } from '../../core/world/sandbox-event.js'
import { AdminError } from '../plane/admin-error.js'
import { type StreamEvent, viewEvent } from './stream-event.js'

/** The most readers of one sandbox at the same time. */
const MAX_READERS = 100

/** The most bytes buffered for a slow reader. Further events are dropped and counted in a `missed` event. */
const MAX_BUFFERED_BYTES = 262_144

const EventStream = Type.String({ description: 'Server-sent events, each a StreamEvent.' })

/** `GET /__admin/events`: streams what happens in the sandbox as server-sent events. */
export const events: FastifyPluginAsyncTypebox = async (app) => {
  const readers = new Set<ServerResponse>()
  const shares = new Shares<Sandbox>(MAX_READERS)
  app.addHook('preClose', async () => {
    for (const reader of readers) reader.end()
  })

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
    ({ sandbox }, reply) => {
      const release = shares.take(sandbox)
      if (release === undefined) throw new AdminError('LimitReached', tooManyReaders(sandbox))
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      // Sent at once, so that a reader knows that it receives every event from now on.
      raw.write(': events follow\n\n')
      readers.add(raw)
      const unsubscribe = sandbox.subscribe(writer(sandbox, raw))
      raw.once('close', () => {
        unsubscribe()
        readers.delete(raw)
        release()
      })
    }
  )
}

function tooManyReaders({ name }: Sandbox): string {
  return `${MAX_READERS} clients already read the events of sandbox ${name}, the most that one sandbox can have. Close some.`
}

/** Writes events as long as the reader keeps up, and reports how many it has missed. */
function writer(sandbox: Sandbox, raw: ServerResponse): (event: SandboxEvent) => void {
  let missed = 0
  raw.on('drain', () => {
    if (missed > 0) raw.write(format({ event: 'missed', data: { count: missed } }))
    missed = 0
  })
  return (event) => {
    if (event.kind === 'closed') raw.end()
    else if (missed > 0 || raw.writableLength > MAX_BUFFERED_BYTES) missed++
    else for (const view of viewEvent(sandbox, event)) raw.write(format(view))
  }
}

function format({ event, data }: StreamEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
