import type { ServerResponse } from 'node:http'
import { Shares } from '../../core/collections/shares.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import { cutOffError } from '../../core/world/in-flight.js'
import { AdminError } from './admin-error.js'

/** The longest that a request may wait, in milliseconds of the wall clock. */
export const MAX_TIMEOUT_MS = 600_000

/** The most requests that may wait in one sandbox at the same time. */
const MAX_WAITING = 1000

/** What a connection with a waiting request takes of its sandbox's share of memory, in bytes. */
const WAITING_BYTES = 16_384

/** What a request waits for. */
export interface Awaited<T> {
  /** What is done meanwhile, as in `Sandbox a was reset while the job mine was awaited.` */
  readonly what: string
  /** Begins to watch. Calls back with the result, or with why there will be none. Returns a function that stops it. */
  watch(resolve: (result: T) => void, reject: (reason: Error) => void): () => void
  /** Returns the result when the time is over, or throws why there is none. It may take a little longer. */
  giveUp(): T | Promise<T>
}

/**
 * The requests that wait for something to happen in a sandbox. Each sandbox has its own share of them. A wait ends when
 * its time is over, when its client leaves, when the sandbox is reset, and when the server stops.
 */
export class Waits {
  readonly #wall: WallClock
  readonly #shares = new Shares<Sandbox>(MAX_WAITING)
  readonly #giveUps = new Set<() => void>()
  #isClosed = false

  constructor(wall: WallClock) {
    this.#wall = wall
  }

  /**
   * Waits for something at most so many milliseconds. Throws an AdminError if the sandbox has no room for another wait,
   * and a SandboxError if the sandbox is reset meanwhile.
   */
  async wait<T>(sandbox: Sandbox, response: ServerResponse, timeoutMs: number, awaited: Awaited<T>): Promise<T> {
    const release = this.#takeRoom(sandbox)
    const { promise, resolve, reject } = withResolvers<T>()
    const giveUp = () => {
      try {
        resolve(awaited.giveUp())
      } catch (error) {
        reject(error as Error)
      }
    }
    const leave = () => reject(new AdminError('NotReached', 'The client has left.'))
    const ends = [
      release,
      awaited.watch(resolve, reject),
      sandbox.enter({ cutOff: (reason) => reject(cutOffError(sandbox.name, reason, awaited.what)) }),
      this.#wall.setTimer(giveUp, timeoutMs),
      () => this.#giveUps.delete(giveUp),
      () => response.off('close', leave)
    ]
    this.#giveUps.add(giveUp)
    response.once('close', leave)
    if (this.#isClosed) giveUp()
    try {
      return await promise
    } finally {
      for (const end of ends) end()
    }
  }

  /** Ends all waits, and those to come as soon as they begin, so that none delays the shutdown. */
  close(): void {
    this.#isClosed = true
    for (const giveUp of this.#giveUps) giveUp()
  }

  /** Takes what a wait needs of the share of its sandbox. Returns a function that gives it back. */
  #takeRoom(sandbox: Sandbox): () => void {
    const release = this.#shares.take(sandbox)
    if (release === undefined) throw new AdminError('LimitReached', tooManyWaiting(sandbox))
    const giveBack = sandbox.memory.take(WAITING_BYTES)
    if (giveBack === undefined) {
      release()
      throw new AdminError('LimitReached', noMemoryToWait(sandbox))
    }
    return () => {
      release()
      giveBack()
    }
  }
}

function noMemoryToWait({ name }: Sandbox): string {
  return `Sandbox ${name} has no memory left for another waiting request; the limit is set by --max-memory-bytes.`
}

function tooManyWaiting({ name }: Sandbox): string {
  return `${MAX_WAITING} requests already wait in sandbox ${name}, the most that one sandbox can have. Wait for fewer things at a time.`
}

function withResolvers<T>() {
  let resolve!: (value: T | Promise<T>) => void
  let reject!: (reason: Error) => void
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
