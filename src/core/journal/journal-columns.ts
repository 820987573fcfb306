import { StringInterner } from '../collections/string-interner.js'
import type { JournalEntry } from './journal-entry.js'

/**
 * Entries by their places, each member in a column of its own. Ten thousand entries as objects, of some twenty parts
 * each, would be moved about by the garbage collector for as long as requests come; numbers in a column are no objects,
 * and texts that come again and again are held once.
 */
export class JournalColumns {
  #texts = new StringInterner()
  readonly #ordinal: number[] = []
  readonly #at: number[] = []
  readonly #sandboxAt: number[] = []
  readonly #durationMs: number[] = []
  readonly #operation: JournalEntry['operation'][] = []
  readonly #isEmulated: boolean[] = []
  readonly #method: string[] = []
  readonly #path: string[] = []
  readonly #jobId: (string | undefined)[] = []
  readonly #accessKeyId: (string | undefined)[] = []
  readonly #region: (string | undefined)[] = []
  readonly #userAgent: (string | undefined)[] = []
  readonly #invocationId: (string | undefined)[] = []
  readonly #sdkRequest: (string | undefined)[] = []
  readonly #status: number[] = []
  readonly #errorType: (string | undefined)[] = []
  readonly #retryAfterMs: number[] = []
  readonly #stateBefore: JournalEntry['stateBefore'][] = []
  readonly #stateAfter: JournalEntry['stateAfter'][] = []
  readonly #step: number[] = []
  readonly #polls: number[] = []
  readonly #faults: JournalEntry['faults'][] = []
  readonly #draws: JournalEntry['draws'][] = []
  readonly #bytes: number[] = []

  /** How many there are. */
  get length(): number {
    return this.#ordinal.length
  }

  /** Puts an entry at a place: one that is taken, or the next. */
  set(place: number, entry: JournalEntry): void {
    const texts = this.#texts
    this.#ordinal[place] = entry.ordinal
    this.#at[place] = entry.at
    this.#sandboxAt[place] = entry.sandboxAt
    this.#durationMs[place] = entry.durationMs
    this.#operation[place] = entry.operation
    this.#isEmulated[place] = entry.isEmulated
    this.#method[place] = entry.method
    this.#path[place] = texts.intern(entry.path)
    this.#jobId[place] = texts.intern(entry.jobId)
    this.#accessKeyId[place] = texts.intern(entry.accessKeyId)
    this.#region[place] = texts.intern(entry.region)
    this.#userAgent[place] = texts.intern(entry.userAgent)
    this.#invocationId[place] = entry.invocationId
    this.#sdkRequest[place] = texts.intern(entry.sdkRequest)
    this.#status[place] = toNumber(entry.status)
    this.#errorType[place] = texts.intern(entry.errorType)
    this.#retryAfterMs[place] = toNumber(entry.retryAfterMs)
    this.#stateBefore[place] = entry.stateBefore
    this.#stateAfter[place] = entry.stateAfter
    this.#step[place] = toNumber(entry.step)
    this.#polls[place] = toNumber(entry.polls)
    this.#faults[place] = entry.faults
    this.#draws[place] = entry.draws
    this.#bytes[place] = entry.bytes
  }

  /** The entry at a place that is taken. */
  get(place: number): JournalEntry {
    return {
      ordinal: this.#ordinal[place] as number,
      at: this.#at[place] as number,
      sandboxAt: this.#sandboxAt[place] as number,
      durationMs: this.#durationMs[place] as number,
      operation: this.#operation[place],
      isEmulated: this.#isEmulated[place] as boolean,
      method: this.#method[place] as string,
      path: this.#path[place] as string,
      jobId: this.#jobId[place],
      accessKeyId: this.#accessKeyId[place],
      region: this.#region[place],
      userAgent: this.#userAgent[place],
      invocationId: this.#invocationId[place],
      sdkRequest: this.#sdkRequest[place],
      status: fromNumber(this.#status[place]),
      errorType: this.#errorType[place],
      retryAfterMs: fromNumber(this.#retryAfterMs[place]),
      stateBefore: this.#stateBefore[place],
      stateAfter: this.#stateAfter[place],
      step: fromNumber(this.#step[place]),
      polls: fromNumber(this.#polls[place]),
      faults: this.#faults[place] as JournalEntry['faults'],
      draws: this.#draws[place] as JournalEntry['draws'],
      bytes: this.#bytes[place] as number
    }
  }
}

/** A column of numbers stays one of numbers. */
function toNumber(value: number | undefined): number {
  return value ?? Number.NaN
}

function fromNumber(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value
}
