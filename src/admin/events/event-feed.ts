import type { ServerResponse } from 'node:http'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import type { SandboxEvent } from '../../core/world/sandbox-event.js'
import { SharedChunk } from './shared-chunk.js'
import { countEvents, type StreamEvent, viewEvent } from './stream-event.js'

/** The most bytes buffered for a slow reader. Further events are dropped and counted in a `missed` event. */
const MAX_BUFFERED_BYTES = 262_144

/**
 * Events are written at once as long as that takes no more writes than this in a window. Others are written together at
 * its end, which are the first writes of the next one.
 */
const WRITES_PER_WINDOW = 100
const WINDOW_MS = 100

/** How many characters of events wait for the end of a window at most. */
const MAX_PENDING_LENGTH = 65_536

/** What a write that waits takes besides its bytes, which it shares with those to other readers. */
const WRITE_BYTES = 256

/** What events take of the sandbox's share of memory until all their readers have them. */
interface Memory {
  /** The readers that still wait. */
  left: number
  readonly giveBack: () => void
}

/**
 * The readers of one sandbox's events. An event is serialized once for all of them, and not at all if none keeps up. A
 * reader that does not keep up is sent no more events until it has read what is buffered, and then how many it missed.
 * So are all readers while the sandbox has no memory left for more events.
 */
export class EventFeed {
  readonly #wall: WallClock
  readonly sandbox: Sandbox
  /** The readers that keep up, each with the memory of what it has not got yet. */
  readonly #readers = new Set<ServerResponse>()
  readonly #memoryOf = new Map<ServerResponse, Set<Memory>>()
  /** The others, each with the number of events up to the last one that it was sent. */
  readonly #slowReaders = new Map<ServerResponse, number>()
  #unsubscribe: (() => void) | undefined
  /** The number of events so far. */
  #total = 0
  /** The events that are not written yet, and how many they are. */
  #pending = ''
  #pendingCount = 0
  #pendingMemory: (() => void)[] = []
  /** Whether there are readers that missed events for want of memory, and have nothing to read meanwhile. */
  #isStarved = false
  #windowEndsAt = Number.NEGATIVE_INFINITY
  #writesLeft = 0
  #cancelTimer: (() => void) | undefined

  constructor(wall: WallClock, sandbox: Sandbox) {
    this.#wall = wall
    this.sandbox = sandbox
  }

  get size(): number {
    return this.#readers.size + this.#slowReaders.size
  }

  /** Sends a reader every event from now on, until it is closed. */
  add(reader: ServerResponse): void {
    this.#flush()
    this.#readers.add(reader)
    this.#memoryOf.set(reader, new Set())
    this.#unsubscribe ??= this.sandbox.subscribe((event) => this.#take(event))
  }

  /** Sends a reader nothing more. */
  remove(reader: ServerResponse): void {
    this.#readers.delete(reader)
    this.#slowReaders.delete(reader)
    for (const memory of this.#memoryOf.get(reader) ?? []) this.#settle(reader, memory)
    this.#memoryOf.delete(reader)
    if (this.size > 0) return
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
    this.#flush()
  }

  /** Ends the streams of all readers, after the last events. */
  end(): void {
    this.#flush()
    const readers = [...this.#readers, ...this.#slowReaders.keys()]
    // What happens until they are closed, which may take as long as they read, is not for them any more.
    this.#readers.clear()
    this.#slowReaders.clear()
    for (const reader of readers) reader.end()
  }

  #take(event: SandboxEvent): void {
    if (event.kind === 'arrival' || event.kind === 'auto-export') return
    if (event.kind === 'closed') {
      this.end()
      return
    }
    const count = countEvents(event)
    if (this.#readers.size === 0 && !this.#isStarved) {
      this.#total += count
      return
    }
    const text = viewEvent(this.sandbox, event).map(format).join('')
    const giveBack = this.sandbox.memory.take(text.length + WRITE_BYTES * this.size)
    if (giveBack === undefined) {
      this.#starve()
      this.#total += count
      return
    }
    if (this.#isStarved) this.#feedAgain()
    this.#total += count
    this.#pendingCount += count
    this.#pending += text
    this.#pendingMemory.push(giveBack)
    this.#takeWrites()
    if (this.#writesLeft >= 0 || this.#pending.length > MAX_PENDING_LENGTH) this.#flush()
    else this.#cancelTimer ??= this.#wall.setTimer(() => this.#flushAndWait(), this.#windowEndsAt - this.#wall.now())
  }

  /**
   * Takes a write to each reader from those that the window has left, or from a new window if it is over. There are
   * fewer than none left if it had no room for them; a new one has.
   */
  #takeWrites(): void {
    const now = this.#wall.now()
    if (now >= this.#windowEndsAt) {
      this.#windowEndsAt = now + WINDOW_MS
      this.#writesLeft = Math.max(WRITES_PER_WINDOW, this.#readers.size)
    }
    this.#writesLeft -= this.#readers.size
  }

  /** Writes what is pending at the end of a window, as the first write of the next one. */
  #flushAndWait(): void {
    this.#takeWrites()
    this.#flush()
  }

  /** Sends the readers nothing more until there is memory again. */
  #starve(): void {
    this.#flush()
    for (const reader of this.#readers) this.#slowReaders.set(reader, this.#total)
    this.#readers.clear()
    this.#isStarved = true
  }

  /** Sends events again to those who have nothing left to read. The others are once they have read it. */
  #feedAgain(): void {
    this.#isStarved = false
    for (const reader of [...this.#slowReaders.keys()]) this.#catchUp(reader)
  }

  /** Gives memory back once none of its readers waits any more. */
  #settle(reader: ServerResponse, memory: Memory): void {
    if (this.#memoryOf.get(reader)?.delete(memory) && --memory.left === 0) memory.giveBack()
  }

  /** Writes what is pending to all readers that keep up. */
  #flush(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    if (this.#pendingCount === 0) return
    const chunk = new SharedChunk(this.#pending)
    const sent = this.#total - this.#pendingCount
    const pendingMemory = this.#pendingMemory
    this.#pending = ''
    this.#pendingCount = 0
    this.#pendingMemory = []
    const giveBack = () => {
      for (const each of pendingMemory) each()
    }
    const memory: Memory = { left: 1, giveBack }
    for (const reader of this.#readers) {
      if (reader.writableLength <= MAX_BUFFERED_BYTES) {
        memory.left++
        this.#memoryOf.get(reader)?.add(memory)
        chunk.writeTo(reader, (error) => {
          this.#settle(reader, memory)
          if (!error) this.#catchUp(reader)
        })
        continue
      }
      this.#readers.delete(reader)
      this.#slowReaders.set(reader, sent)
    }
    if (--memory.left === 0) giveBack()
  }

  /** Tells a reader that has read everything how many events it missed, if any, and sends it events again. */
  #catchUp(reader: ServerResponse): void {
    const sent = this.#slowReaders.get(reader)
    if (sent === undefined || reader.writableLength > 0) return
    this.#flush()
    this.#slowReaders.delete(reader)
    this.#readers.add(reader)
    const missed = format({ event: 'missed', data: { count: this.#total - sent } })
    reader.write(missed, (error) => !error && this.#catchUp(reader))
  }
}

function format({ event, data }: StreamEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
