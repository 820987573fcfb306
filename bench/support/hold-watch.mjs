import { setImmediate as nextTurn } from 'node:timers/promises'
import { Collections } from './collections.mjs'
import { mainThreadCpu } from './thread-cpu.mjs'

/** A turn of the event loop that is longer than this, in milliseconds, is looked at. */
const HOLD_MS = 5

/** Longer than the timer of the watch, in milliseconds. */
const NEXT_TICK_MS = 20

/** Milliseconds of the clock that V8's trace has too. */
const now = () => Number(process.hrtime.bigint()) / 1e6

/**
 * Watches how long the event loop is held: the time from each tick of a timer to the next. It tells apart the garbage
 * collector's work, and the time in which the process had no processor because others had it.
 */
export class HoldWatch {
  #holds = []
  #collections
  #last = now()
  #cpuMs = mainThreadCpu()
  #lastCpuMs = this.#cpuMs()
  #timer = setInterval(() => this.#tick(), 1)

  /** Begins to watch. */
  static async begin() {
    return new HoldWatch(await Collections.begin())
  }

  constructor(collections) {
    this.#collections = collections
  }

  /**
   * Ends the watch. Resolves to the longest hold, with the collector's part of it; to the longest hold without the
   * collector, in processor time; and to the collector's longest stretch; all in milliseconds.
   */
  async end() {
    // The hold that delayed this call ends with the next tick.
    await new Promise((resolve) => setTimeout(resolve, NEXT_TICK_MS))
    await nextTurn()
    clearInterval(this.#timer)
    const collections = await this.#collections.end()
    const holds = this.#holds.map(({ from, to, cpuMs }) => {
      const within = collections.filter((each) => each.from >= from && each.to <= to)
      return {
        ms: to - from,
        collectorMs: sum(within.map((each) => each.to - each.from)),
        oursMs: cpuMs - sum(within.map((each) => each.cpuMs))
      }
    })
    const longest = holds.reduce((a, b) => (a.ms >= b.ms ? a : b), { ms: 0, collectorMs: 0 })
    return {
      ms: longest.ms,
      collectorMs: longest.collectorMs,
      oursMs: Math.max(0, ...holds.map(({ oursMs }) => oursMs)),
      pauseMs: Math.max(0, ...collections.map(({ from, to }) => to - from))
    }
  }

  #tick() {
    const time = now()
    const cpuMs = this.#cpuMs()
    if (time - this.#last > HOLD_MS) this.#holds.push({ from: this.#last, to: time, cpuMs: cpuMs - this.#lastCpuMs })
    this.#last = time
    this.#lastCpuMs = cpuMs
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
