import { Session } from 'node:inspector/promises'

/**
 * The events that V8 makes of each stretch in which the main thread collects garbage, the steps of marking included.
 */
const COLLECTION = /^V8\.GC/

/**
 * Watches the garbage collector. Node's performance entries tell of its pauses, but not of the steps in which it marks
 * a large heap between two pieces of other work; V8's own trace has both.
 */
export class Collections {
  #session = new Session()
  #spans = []

  /** Begins. Resolves once nothing is missed. */
  static async begin() {
    const collections = new Collections()
    const session = collections.#session
    session.connect()
    session.on('NodeTracing.dataCollected', ({ params }) => collections.#add(params.value))
    await session.post('NodeTracing.start', { traceConfig: { includedCategories: ['v8'] } })
    return collections
  }

  /**
   * Ends. Resolves to the stretches in their order, none within another: when each began and ended, in milliseconds of
   * `process.hrtime`, and the processor time of the main thread meanwhile.
   */
  async end() {
    const isComplete = new Promise((resolve) => this.#session.once('NodeTracing.tracingComplete', resolve))
    await this.#session.post('NodeTracing.stop')
    await isComplete
    this.#session.disconnect()
    const outermost = []
    for (const span of this.#spans.sort((a, b) => a.from - b.from || b.to - a.to)) {
      const last = outermost.at(-1)
      if (last === undefined || span.from >= last.to) outermost.push(span)
    }
    return outermost
  }

  #add(events) {
    for (const { name, ph, ts, dur, tdur } of events) {
      if (ph === 'X' && COLLECTION.test(name)) {
        this.#spans.push({ from: ts / 1000, to: (ts + dur) / 1000, cpuMs: tdur / 1000 })
      }
    }
  }
}
