import type { FaultRule } from './fault-rule.js'

/** Finds the rules that may match a request without looking at those for other jobs. */
export class FaultIndex {
  readonly #byJob = new Map<string, FaultRule[]>()
  #forAnyJob: FaultRule[] = []
  /** The order in which the rules were added. */
  readonly #ordinals = new Map<FaultRule, number>()
  #added = 0

  /** Adds a rule, armed after all rules that are in the index. */
  add(rule: FaultRule): void {
    this.#ordinals.set(rule, this.#added++)
    const jobId = rule.seed.match?.jobId
    if (jobId === undefined) {
      this.#forAnyJob.push(rule)
      return
    }
    const others = this.#byJob.get(jobId)
    if (others === undefined) this.#byJob.set(jobId, [rule])
    else others.push(rule)
  }

  /** Deletes a rule. */
  delete(rule: FaultRule): void {
    this.#ordinals.delete(rule)
    const jobId = rule.seed.match?.jobId
    const others = (rules: readonly FaultRule[] = []) => rules.filter((each) => each !== rule)
    if (jobId === undefined) {
      this.#forAnyJob = others(this.#forAnyJob)
      return
    }
    const left = others(this.#byJob.get(jobId))
    if (left.length === 0) this.#byJob.delete(jobId)
    else this.#byJob.set(jobId, left)
  }

  /** Deletes all rules. */
  clear(): void {
    this.#byJob.clear()
    this.#ordinals.clear()
    this.#forAnyJob = []
  }

  /** Whether there are rules for a job or for any. */
  hasRulesFor(jobId: string | undefined): boolean {
    return this.#forAnyJob.length > 0 || (jobId !== undefined && this.#byJob.has(jobId))
  }

  /** Returns the rules for a job and those for any, in the order in which they were added. */
  rulesFor(jobId: string | undefined): readonly FaultRule[] {
    const own = jobId === undefined ? undefined : this.#byJob.get(jobId)
    if (own === undefined) return this.#forAnyJob
    if (this.#forAnyJob.length === 0) return own
    return this.#merge(own, this.#forAnyJob)
  }

  /** Merges two lists, each in order. Every request for the job comes here, so nothing is sorted again. */
  #merge(own: readonly FaultRule[], others: readonly FaultRule[]): FaultRule[] {
    const merged: FaultRule[] = []
    let next = 0
    for (const other of others) {
      const ordinal = this.#ordinalOf(other)
      for (let rule = own[next]; rule && this.#ordinalOf(rule) < ordinal; rule = own[++next]) merged.push(rule)
      merged.push(other)
    }
    return merged.concat(own.slice(next))
  }

  #ordinalOf(rule: FaultRule): number {
    return this.#ordinals.get(rule) as number
  }
}
