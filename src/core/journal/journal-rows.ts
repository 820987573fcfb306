import type { StringInterner } from '../collections/string-interner.js'
import { type Cells, type MutableEntry, passMembers } from './entry-members.js'
import type { JournalEntry } from './journal-entry.js'

/**
 * Entries by their places, stored as rows of two arrays: one of numbers, one of everything else. Ten thousand entries
 * as objects, of some twenty members each, would keep the garbage collector busy for as long as requests come. Numbers
 * in an array are not objects, and a text that is the same in many entries is stored once.
 */
export class JournalRows {
  readonly #writer: CellWriter
  readonly #reader: CellReader
  readonly #texts: StringInterner
  #bytes: number[] = []
  /** How many views of the journal there were when this was made: see `JournalEntries`. */
  age = 0

  /** `texts` remembers the texts that are the same in many entries. */
  constructor(texts: StringInterner) {
    this.#texts = texts
    this.#writer = new CellWriter(texts)
    this.#reader = new CellReader(this.#writer)
  }

  /** Returns a copy, which changes by itself. */
  copy(): JournalRows {
    const copy = new JournalRows(this.#texts)
    for (const number of this.#writer.numbers) copy.#writer.numbers.push(number)
    for (const value of this.#writer.values) copy.#writer.values.push(value)
    copy.#bytes = [...this.#bytes]
    return copy
  }

  /** Stores an entry, which counts for `bytes` of memory, at a place that was taken before or at the next one. */
  set(place: number, entry: JournalEntry, bytes: number): void {
    seek(this.#writer, place)
    passMembers(this.#writer, entry)
    this.#bytes[place] = bytes
  }

  /** Returns how many bytes the entry at a place that is taken counts for. */
  bytesAt(place: number): number {
    return this.#bytes[place] as number
  }

  /** Forgets the entry at a place, and with it the texts and lists that it keeps alive. */
  clear(place: number): void {
    const { values } = this.#writer
    const start = place * WIDTHS.valueIndex
    // A full journal does this for each request: for so few values, `fill` takes longer.
    for (let index = start; index < start + WIDTHS.valueIndex; index++) values[index] = undefined
  }

  /** Returns the entry at a place that is taken. */
  get(place: number): JournalEntry {
    seek(this.#reader, place)
    return passMembers(this.#reader, { ...BLANK })
  }
}

/** The indexes of the next number and of the next other value. */
interface Cursor {
  numberIndex: number
  valueIndex: number
}

class CellWriter implements Cells, Cursor {
  readonly numbers: number[] = []
  readonly values: unknown[] = []
  readonly #texts: StringInterner
  numberIndex = 0
  valueIndex = 0

  constructor(texts: StringInterner) {
    this.#texts = texts
  }

  number(value: number): number {
    this.numbers[this.numberIndex++] = value
    return value
  }

  optionalNumber(value: number | undefined): number | undefined {
    // With an undefined in it, the engine would store the whole array as objects.
    this.numbers[this.numberIndex++] = value === undefined ? Number.NaN : value
    return value
  }

  text<T extends string | undefined>(value: T): T {
    const text = this.#texts.intern(value) as T
    this.values[this.valueIndex++] = text
    return text
  }

  value<T>(value: T): T {
    this.values[this.valueIndex++] = value
    return value
  }
}

class CellReader implements Cells, Cursor {
  readonly #numbers: readonly number[]
  readonly #values: readonly unknown[]
  numberIndex = 0
  valueIndex = 0

  constructor({ numbers, values }: { readonly numbers: readonly number[]; readonly values: readonly unknown[] }) {
    this.#numbers = numbers
    this.#values = values
  }

  number(): number {
    return this.#numbers[this.numberIndex++] as number
  }

  optionalNumber(): number | undefined {
    const value = this.#numbers[this.numberIndex++] as number
    return Number.isNaN(value) ? undefined : value
  }

  text<T>(): T {
    return this.value()
  }

  value<T>(): T {
    return this.#values[this.valueIndex++] as T
  }
}

/** Has passed one entry, so that its indexes are the widths of a row in the two arrays. */
const WIDTHS = new CellReader({ numbers: [], values: [] })

/** An entry that has every member, so that all entries that are read have one shape to the engine. */
const BLANK = passMembers(WIDTHS, {} as MutableEntry)

function seek(cursor: Cursor, place: number): void {
  cursor.numberIndex = place * WIDTHS.numberIndex
  cursor.valueIndex = place * WIDTHS.valueIndex
}
