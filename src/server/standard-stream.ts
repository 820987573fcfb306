import type { Socket } from 'node:net'
import type { OutputStream } from './bounded-output.js'

/**
 * Returns a standard stream of the process that never blocks and never ends the process: a reader that is gone (EPIPE)
 * and a full disk (ENOSPC) are reported to the callback of `write` only.
 */
export function standardStream(name: 'stdout' | 'stderr'): OutputStream {
  const stream: NodeJS.WriteStream = process[name]
  if (stream.listenerCount('error') === 0) stream.on('error', () => {})
  // Node writes to pipes asynchronously but waits for terminals, which stop reading at Ctrl-S.
  if (stream.isTTY) (stream as unknown as TerminalInternals)._handle?.setBlocking?.(false)
  return stream
}

/** What Node does not offer publicly: `setBlocking`, by which it makes terminals wait. */
interface TerminalInternals extends Socket {
  readonly _handle?: { setBlocking?(isBlocking: boolean): void }
}
