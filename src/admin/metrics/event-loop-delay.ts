import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'

/** How often the delay is measured, in milliseconds. */
const EVERY_MS = 10

/** The quantiles that are told. The last one is the maximum. */
const QUANTILES = [0.5, 0.9, 0.99, 1] as const

/** How late the event loop came to what was due. All times are in seconds. */
export interface LoopDelay {
  /** The quantiles since the previous reading; 0 if nothing has been measured since. */
  readonly quantiles: ReadonlyMap<number, number>
  /** The sum and the number of all measurements. */
  readonly sum: number
  readonly count: number
}

/**
 * Measures the delay of the event loop from its creation on: every 10 ms, how late a timer fires. This is real time, as
 * the event loop knows no other.
 */
export class EventLoopDelay {
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: EVERY_MS })
  #sum = 0
  #count = 0

  constructor() {
    this.#histogram.enable()
  }

  /** Returns the delay so far. */
  read(): LoopDelay {
    const histogram = this.#histogram
    const { count, mean } = histogram
    const quantiles = new Map(
      QUANTILES.map((quantile) => [quantile, count > 0 ? delayOf(histogram.percentile(quantile * 100)) : 0])
    )
    if (count > 0) {
      this.#sum += count * delayOf(mean)
      this.#count += count
      // A reset also begins a new interval, which readings in quick succession would never let come to its end.
      histogram.reset()
    }
    return { quantiles, sum: this.#sum, count: this.#count }
  }

  /** Stops measuring. */
  close(): void {
    this.#histogram.disable()
  }
}

/** Returns the delay, in seconds, for the time from one measurement to the next, in nanoseconds. */
function delayOf(interval: number): number {
  return Math.max(0, interval / 1e9 - EVERY_MS / 1000)
}
