import type { FaultRule } from './fault-rule.js'

/** Finds the rules that a request may match, without a look at those that are for other jobs. */
export class FaultIndex {
  readonly #byJob = new Map<string, FaultRule[]>()
  #forAnyJob: FaultRule[] = []
  /** What tells the order of arming. */
  readonly #places = new Map<FaultRule, number>()
  #added = 0

  /** Takes a rule in, which was armed after all that are there. */
  add(rule: FaultRule): void {
    this.#places.set(rule, this.#added++)
    const jobId = rule.seed.match?.jobId
    if (jobId === undefined) {
      this.#forAnyJob.push(rule)
      return
    }
    const others = this.#byJob.get(jobId)
    if (others === undefined) this.#byJob.set(jobId, [rule])
    else others.push(rule)
  }

  /** Takes a rule out. */
  delete(rule: FaultRule): void {
    this.#places.delete(rule)
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

  /** Takes all rules out. */
  clear(): void {
    this.#byJob.clear()
    this.#places.clear()
    this.#forAnyJob = []
  }

  /** The rules for a job and those for any, in order of arming. */
  rulesFor(jobId: string | undefined): readonly FaultRule[] {
    const own = jobId === undefined ? undefined : this.#byJob.get(jobId)
    if (own === undefined) return this.#forAnyJob
    if (this.#forAnyJob.length === 0) return own
    return [...own, ...this.#forAnyJob].sort((a, b) => this.#placeOf(a) - this.#placeOf(b))
  }

  #placeOf(rule: FaultRule): number {
    return this.#places.get(rule) as number
  }
}
