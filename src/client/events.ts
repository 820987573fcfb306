import { UnreachableError } from './control-error.js'
import type { Transport } from './transport.js'
import type { StreamEvent } from './types.js'

/** Streams what happens in a sandbox. Ends when the signal is aborted, the loop is left or the server closes. */
export async function* streamEvents(
  transport: Transport,
  { signal, onOpen }: { readonly signal?: AbortSignal; readonly onOpen?: () => void } = {}
): AsyncGenerator<StreamEvent, void> {
  const leave = new AbortController()
  const ends = signal === undefined ? leave.signal : AbortSignal.any([signal, leave.signal])
  try {
    const { body } = await transport.open('GET', '/events', { signal: ends })
    if (body === null) return
    onOpen?.()
    for await (const block of blocksOf(body)) {
      const event = parseEvent(block)
      if (event !== undefined) yield event
    }
  } catch (error) {
    if (signal?.aborted) return
    if (error instanceof TypeError) {
      const request = { method: 'GET', url: `${transport.url}/__admin/events` }
      throw new UnreachableError(request, 'The stream of events was cut off.', error)
    }
    throw error
  } finally {
    leave.abort()
  }
}

/** Splits a stream into its blocks, which empty lines separate. */
async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() as string
      yield* blocks
    }
  } finally {
    // The reader may be in the middle of a read that was aborted.
    reader.cancel().catch(() => {})
  }
}

/** Returns the event of a block; undefined if it is a comment. */
function parseEvent(block: string): StreamEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ', 1)[0] as string, line.slice(line.indexOf(': ') + 2)])
  )
  const event = fields.get('event')
  const data = fields.get('data')
  return event === undefined || data === undefined ? undefined : ({ event, data: JSON.parse(data) } as StreamEvent)
}
