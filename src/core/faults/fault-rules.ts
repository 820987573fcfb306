import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { Tally } from '../memory/tally.js'
import type { Random } from '../random.js'
import type { FaultSeed } from './fault.js'
import { faultBytes } from './fault-bytes.js'
import { decide, type FaultDecision, isHeldOpen } from './fault-decision.js'
import { FaultIndex } from './fault-index.js'
import { type FaultTarget, matches } from './fault-match.js'
import { type FaultRule, toFaultRule } from './fault-rule.js'
import { type FaultSnapshot, fromFaultSnapshot, toFaultSnapshot } from './fault-snapshot.js'

/** The faults armed in one sandbox, in the order in which they were armed. */
export class FaultRules {
  readonly #rules = new Map<string, FaultRule>()
  readonly #index = new FaultIndex()
  readonly #random: Random
  readonly #tally: Tally

  /**
   * A draw depends on the random numbers' seed and scope, the rule's id and the number of its matches, nothing else.
   */
  constructor(random: Random, ledger: Ledger = UNLIMITED) {
    this.#random = random
    this.#tally = new Tally(ledger)
  }

  get size(): number {
    return this.#rules.size
  }

  /** How many bytes of memory the faults count for. */
  get bytes(): number {
    return this.#tally.total
  }

  has(id: string): boolean {
    return this.#rules.has(id)
  }

  get(id: string): Readonly<FaultRule> | undefined {
    return this.#rules.get(id)
  }

  list(): readonly Readonly<FaultRule>[] {
    return [...this.#rules.values()]
  }

  /**
   * Arms a fault. No other fault has its id. `armedAt` is the sandbox's time, in epoch milliseconds. The fault counts
   * for `bytes` of memory.
   */
  arm(id: string, seed: FaultSeed, armedAt: number, bytes = faultBytes(seed)): Readonly<FaultRule> {
    return this.#add(toFaultRule(id, seed, armedAt), bytes)
  }

  /** Disarms a fault. Returns false if there is none with this id. */
  disarm(id: string): boolean {
    const rule = this.#rules.get(id)
    if (rule === undefined) return false
    this.#index.delete(rule)
    this.#tally.delete(id)
    return this.#rules.delete(id)
  }

  /** Disarms all faults. */
  clear(): void {
    this.#rules.clear()
    this.#index.clear()
    this.#tally.clear()
  }

  /** Returns all faults with their counts. */
  snapshot(): FaultSnapshot[] {
    return this.list().map(toFaultSnapshot)
  }

  /** Adds the faults of a snapshot with their counts. No other fault has one of their ids. */
  restore(faults: readonly FaultSnapshot[]): void {
    for (const fault of faults) this.#add(fromFaultSnapshot(fault), faultBytes(fault.seed))
  }

  /** Whether there may be a rule that matches a request for a job, or for none. If not, there is nothing to count. */
  mayApply(jobId: string | undefined): boolean {
    return this.#index.hasRulesFor(jobId)
  }

  /** Whether a rule matches a request. Nothing is counted. */
  wouldMatch(target: FaultTarget): boolean {
    return this.#index.rulesFor(target.jobId).some(({ seed }) => matches(seed.match, target))
  }

  /** Decides what the faults do to a request, and counts it. Returns undefined if none fired and nothing was drawn. */
  match(target: FaultTarget, now: number): FaultDecision | undefined {
    return decide(this.#index.rulesFor(target.jobId), target, now, this.#random)
  }

  /**
   * As `match`, for a request that there is no room to hold open. If the faults would do that, it returns `refused` and
   * counts nothing: the next request finds the faults as this one did, and gets the same draws.
   */
  matchWithoutHolding(target: FaultTarget, now: number): FaultDecision | 'refused' | undefined {
    const rules = this.#index.rulesFor(target.jobId)
    const before = rules.map(({ matched, fired, bucket }) => ({ matched, fired, bucket }))
    const decision = this.match(target, now)
    if (decision === undefined || !isHeldOpen(decision)) return decision
    for (const [index, rule] of rules.entries()) Object.assign(rule, before[index])
    return 'refused'
  }

  #add(rule: FaultRule, bytes: number): FaultRule {
    this.#rules.set(rule.id, rule)
    this.#index.add(rule)
    this.#tally.set(rule.id, bytes)
    return rule
  }
}

/** Faults that can be listed and tested for a match, but neither changed nor counted. */
export type ReadonlyFaultRules = Pick<FaultRules, 'size' | 'has' | 'get' | 'list' | 'mayApply' | 'wouldMatch'>
