import { SandboxError } from '../validation/sandbox-error.js'
import type { Sandbox } from './sandbox.js'

/** Responses of at most so many characters count for nothing: the system's buffers hold more than that. */
export const SMALL_RESPONSE = 16_384

/** A text waits as V8 has it, and as the bytes that are written. */
const COPIES = 2

/**
 * Takes memory for a response of so many characters, which waits until its client reads it. Returns a function that
 * gives it back. Throws a SandboxError if there is no room for it and the request is a GET. Any other request has been
 * executed, and must not look as if it had been refused.
 */
export function takeForResponse(sandbox: Sandbox, length: number, method = 'GET'): () => void {
  const bytes = COPIES * length
  const giveBack = method === 'GET' ? sandbox.memory.take(bytes) : sandbox.memory.overdraw(bytes)
  if (giveBack !== undefined) return giveBack
  const message =
    `The response has ${length} characters, and sandbox ${sandbox.name} has no memory left for it. Read responses ` +
    'sooner, ask for less at a time, or raise --max-memory-bytes.'
  throw new SandboxError('limit', message)
}
