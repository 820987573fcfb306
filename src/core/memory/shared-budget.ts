/** The part of a budget that is reserved, in equal parts, for as many holders as there can be. */
const RESERVED = 1 / 4

/** The part of what is not reserved that one holder leaves to the others. */
const LEFT_TO_OTHERS = 1 / 16

/** The part of its share that a holder leaves to what comes and goes. */
const LEFT_TO_PASSING = 1 / 16

/**
 * Bytes that several holders may have together. Each holder has a part of its own that no other can take. Beyond it,
 * the holders draw on what they have in common, and no single one can draw on all of that.
 */
export class SharedBudget {
  /** The most bytes that all holders may have together. */
  readonly limit: number
  /** The bytes that each holder has for itself. */
  readonly reserved: number
  /** The most bytes that one holder can have. */
  readonly mostForOne: number
  /** The most bytes that one holder can have for what stays. The rest is for what comes and goes. */
  readonly mostToKeep: number
  readonly #common: number
  #used = 0
  #commonUsed = 0

  /** `holders` is the number of shares that there can be at a time. */
  constructor(limit: number, holders: number) {
    this.limit = limit
    this.reserved = Math.floor((limit * RESERVED) / holders)
    this.#common = limit - this.reserved * holders
    const left = holders === 1 ? 0 : Math.floor(this.#common * LEFT_TO_OTHERS)
    this.mostForOne = this.reserved + this.#common - left
    this.mostToKeep = Math.max(this.reserved, this.mostForOne - Math.floor(this.mostForOne * LEFT_TO_PASSING))
  }

  /** How many bytes all holders have now. */
  get used(): number {
    return this.#used
  }

  /** Opens the share of a holder that has nothing yet. */
  open(): BudgetShare {
    let used = 0
    const common = () => Math.max(0, used - this.reserved)
    const room = (freed = 0) => {
      const own = used - freed
      const drawn = Math.max(0, own - this.reserved)
      const left = this.#common - this.#commonUsed + common() - drawn
      return Math.max(0, Math.min(Math.max(0, this.reserved - own) + Math.max(0, left), this.mostForOne - own))
    }
    return {
      budget: this,
      get used() {
        return used
      },
      room,
      roomToKeep: (freed = 0) => Math.max(0, Math.min(room(freed), this.mostToKeep - used + freed)),
      add: (bytes) => {
        const before = common()
        used += bytes
        this.#used += bytes
        this.#commonUsed += common() - before
      }
    }
  }
}

/** What one holder has of a budget. */
export interface BudgetShare {
  readonly budget: SharedBudget
  /** How many bytes the holder has. */
  readonly used: number
  /** How many more bytes the holder can have, once it has given back `freed` of those that it has. */
  room(freed?: number): number
  /** As `room`, for bytes that stay. */
  roomToKeep(freed?: number): number
  /**
   * Takes bytes, or gives them back if the number is negative. The caller has made sure that there is room for them.
   */
  add(bytes: number): void
}
