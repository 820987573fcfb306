import { SandboxError } from '../validation/sandbox-error.js'
import type { Sandbox } from './sandbox.js'

/** Bodies of at most so many bytes count for nothing: a sandbox without room must still be told what to delete. */
const SMALL_BODY = 16_384

/** How many bytes are taken at a time for a body whose length is not known. */
const STEP_BYTES = 65_536

/** What the body of one request takes of its sandbox's share of memory while it is read and worked on. */
export class BodyMemory {
  readonly #sandbox: Sandbox
  readonly #taken: (() => void)[] = []
  #bytes = SMALL_BODY

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  /** Takes memory for a body that has a length in bytes. Throws a SandboxError if there is no room for it. */
  takeAll(length: number): void {
    if (length > this.#bytes) this.#take(length - this.#bytes, length)
  }

  /** Takes memory for a body of which so many bytes have come, as `takeAll` does. */
  take(received: number): void {
    if (received > this.#bytes) this.#take(Math.max(received - this.#bytes, STEP_BYTES), received)
  }

  /** Gives everything back. */
  giveBack(): void {
    for (const giveBack of this.#taken.splice(0)) giveBack()
  }

  #take(bytes: number, length: number): void {
    const giveBack = this.#sandbox.memory.take(bytes)
    if (giveBack === undefined) throw new SandboxError('limit', noRoom(this.#sandbox, length))
    this.#bytes += bytes
    this.#taken.push(giveBack)
  }
}

function noRoom({ name }: Sandbox, length: number): string {
  return (
    `The body has ${length} bytes or more, and sandbox ${name} has no memory left for it. Send less at a time, delete ` +
    'what is no longer needed, or raise --max-memory-bytes.'
  )
}
