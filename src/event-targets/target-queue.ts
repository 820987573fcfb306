import type { EventBridgeEvent } from '../core/event-bridge/event-bridge-event.js'
import { sizeOf } from '../core/memory/size-of.js'
import type { WallClock } from '../core/time/wall-clock.js'
import type { PostEvent } from './post-event.js'

/** The most events that wait for a target in a sandbox, the one that is being sent included. */
export const MOST_WAITING = 1000

/** The most bytes of memory that they take. */
export const MOST_WAITING_BYTES = 4 * 2 ** 20

/** How long a try may take, in wall-clock milliseconds. */
const TRY_MS = 5000

/** How long after a try that failed the next one begins, in wall-clock milliseconds. */
export const PAUSES_MS = [200, 1000] as const

/** What a queue depends on. */
export interface QueueContext {
  readonly url: string
  readonly sandbox: string
  readonly wall: WallClock
  readonly post: PostEvent
  /** Takes memory of the sandbox. Returns a function that gives it back; undefined if there is no room. */
  takeMemory(bytes: number): (() => void) | undefined
  onDelivered(event: EventBridgeEvent, tries: number): void
  onGivenUp(event: EventBridgeEvent, tries: number, why: string): void
  /** Called with the first event for which there is no room, again only once there has been room. */
  onFull(event: EventBridgeEvent): void
}

interface Waiting {
  readonly event: EventBridgeEvent
  readonly bytes: number
  readonly giveBack: () => void
}

/**
 * The events of one sandbox that wait for one target. They are sent in order, each once the one before it is done with.
 */
export class TargetQueue {
  readonly #context: QueueContext
  #waiting: Waiting[] = []
  #bytes = 0
  #delivered = 0
  #failed = 0
  #dropped = 0
  #isFull = false
  /** Ends the try that is under way, or the pause before the next. */
  #stop = () => {}

  constructor(context: QueueContext) {
    this.#context = context
  }

  /** How many events have been delivered, given up and dropped, and how many wait. */
  get counts() {
    return {
      delivered: this.#delivered,
      failed: this.#failed,
      dropped: this.#dropped,
      waiting: this.#waiting.length
    }
  }

  /** Adds an event. It is dropped if there is no room for it: those that wait keep their places. */
  add(event: EventBridgeEvent): void {
    const bytes = sizeOf(event)
    const hasRoom = this.#waiting.length < MOST_WAITING && this.#bytes + bytes <= MOST_WAITING_BYTES
    const giveBack = hasRoom ? this.#context.takeMemory(bytes) : undefined
    if (giveBack === undefined) {
      this.#dropped++
      if (!this.#isFull) this.#context.onFull(event)
      this.#isFull = true
      return
    }
    this.#isFull = false
    this.#bytes += bytes
    this.#waiting.push({ event, bytes, giveBack })
    if (this.#waiting.length === 1) this.#try(1)
  }

  /** Drops everything that waits, and cuts off what is being sent. */
  drop(): void {
    this.#stop()
    this.#dropped += this.#waiting.length
    for (const { giveBack } of this.#waiting) giveBack()
    this.#waiting = []
    this.#bytes = 0
  }

  #try(number: number): void {
    const { url, sandbox, wall, post } = this.#context
    const { event } = this.#waiting[0] as Waiting
    const abort = new AbortController()
    let isOver = false
    const finish = () => {
      isOver = true
      cancelTimer()
      abort.abort()
    }
    const end = (failure: string | undefined) => {
      if (isOver) return
      finish()
      this.#ended(number, failure)
    }
    const cancelTimer = wall.setTimer(() => end(`it did not respond within ${TRY_MS / 1000} s`), TRY_MS)
    this.#stop = finish
    post(url, sandbox, event, abort.signal).then(end, (error) => end(error.message || error.code))
  }

  #ended(tries: number, failure: string | undefined): void {
    const { wall, onDelivered, onGivenUp } = this.#context
    const pauseMs = PAUSES_MS[tries - 1]
    if (failure !== undefined && pauseMs !== undefined) {
      this.#stop = wall.setTimer(() => this.#try(tries + 1), pauseMs)
      return
    }
    const { event, bytes, giveBack } = this.#waiting.shift() as Waiting
    this.#bytes -= bytes
    giveBack()
    this.#stop = () => {}
    if (failure === undefined) {
      this.#delivered++
      onDelivered(event, tries)
    } else {
      this.#failed++
      onGivenUp(event, tries, failure)
    }
    if (this.#waiting.length > 0) this.#try(1)
  }
}
