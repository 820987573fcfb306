import { type Static, Type } from '@sinclair/typebox'
import type { Random } from '../random.js'
import type { DecidedEffect } from './effects/effect.js'
import { decideQuota } from './effects/quota.js'
import type { FaultDelay, FaultSeed } from './fault.js'
import { FaultIndex } from './fault-index.js'
import { type FaultRule, type FaultTarget, isSpent, matches, toFaultRule } from './fault-rule.js'
import { type FaultSnapshot, fromFaultSnapshot, toFaultSnapshot } from './fault-snapshot.js'

/** What was drawn for a rule with a probability: it fires below that. Seed, sandbox, rule and ordinal determine it. */
export const FaultDraw = Type.Object(
  {
    fault: Type.String(),
    ordinal: Type.Integer({ minimum: 1, description: 'the how-manieth request it was that the rule matched' }),
    value: Type.Number({ minimum: 0, exclusiveMaximum: 1 })
  },
  { additionalProperties: false }
)
export type FaultDraw = Static<typeof FaultDraw>

/** What the faults have in store for a request. */
export interface FaultDecision {
  /** The sum of the delays of all rules that fired, in wall-clock milliseconds. */
  readonly delayMs: number
  /** The effect of the first rule that fired with one. */
  readonly effect?: DecidedEffect
  /** The ids of the rules that fired, in order of arming; none if something was drawn and nothing fired. */
  readonly fired: readonly string[]
  /** What was drawn, for rules that fired and for rules that did not. */
  readonly draws: readonly FaultDraw[]
}

/** The faults armed in one sandbox, in order of arming. */
export class FaultRules {
  readonly #rules = new Map<string, FaultRule>()
  readonly #index = new FaultIndex()
  readonly #random: Random

  /** The random numbers' seed and scope determine every draw, together with the rule and the ordinal of the match. */
  constructor(random: Random) {
    this.#random = random
  }

  get size(): number {
    return this.#rules.size
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

  /** Arms a fault under an id that no other has. */
  arm(id: string, seed: FaultSeed, armedAt: number): Readonly<FaultRule> {
    return this.#add(toFaultRule(id, seed, armedAt))
  }

  /** Takes a fault away; false if there was none. */
  disarm(id: string): boolean {
    const rule = this.#rules.get(id)
    if (rule === undefined) return false
    this.#index.delete(rule)
    return this.#rules.delete(id)
  }

  /** Takes all faults away. */
  clear(): void {
    this.#rules.clear()
    this.#index.clear()
  }

  /** Writes all faults down. */
  snapshot(): FaultSnapshot[] {
    return this.list().map(toFaultSnapshot)
  }

  /** Takes up faults that were written down; their ids are free. */
  restore(faults: readonly FaultSnapshot[]): void {
    for (const fault of faults) this.#add(fromFaultSnapshot(fault))
  }

  /** Whether there is a rule that a request about this job, or about none, may match: if not, there is nothing to count. */
  mayApply(jobId: string | undefined): boolean {
    return this.#index.rulesFor(jobId).length > 0
  }

  /** Whether a rule's `match` holds for a request. Nothing is counted. */
  wouldMatch(target: FaultTarget): boolean {
    return this.#index.rulesFor(target.jobId).some(({ seed }) => matches(seed.match, target))
  }

  /**
   * Holds a request against the rules and counts. A rule counts every request that its `match` holds for, whatever
   * the other rules do; but one with an effect does not fire where an earlier one has decided already.
   */
  match(target: FaultTarget, now: number): FaultDecision | undefined {
    let delayMs = 0
    let effect: DecidedEffect | undefined
    const fired: string[] = []
    const draws: FaultDraw[] = []
    for (const rule of this.#index.rulesFor(target.jobId)) {
      if (!matches(rule.seed.match, target)) continue
      rule.matched++
      if (isSpent(rule, now)) continue
      if (rule.effect && effect) continue
      const own = this.#decide(rule, now, draws)
      if (own === false) continue
      rule.fired++
      fired.push(rule.id)
      effect ??= own
      if (rule.seed.delay) delayMs += this.#delayMs(rule, rule.seed.delay)
    }
    if (fired.length === 0 && draws.length === 0) return undefined
    return { delayMs, fired, draws, ...(effect && { effect }) }
  }

  #add(rule: FaultRule): FaultRule {
    this.#rules.set(rule.id, rule)
    this.#index.add(rule)
    return rule
  }

  /** The effect of a rule on a request, if it has one; false if it does not fire. */
  #decide(rule: FaultRule, now: number, draws: FaultDraw[]): DecidedEffect | undefined | false {
    const { effect } = rule
    if (effect?.kind !== 'quota') return this.#fires(rule, draws) && effect
    const decision = decideQuota(effect, rule.bucket, now)
    rule.bucket = decision.bucket
    return decision.effect ?? false
  }

  #fires({ id, matched, seed: { skip = 0, every = 1, probability = 1 } }: FaultRule, draws: FaultDraw[]): boolean {
    const counted = matched - skip
    if (counted <= 0 || counted % every !== 0) return false
    if (probability === 1) return true
    const value = this.#random.draw(id, matched, 'fires')
    draws.push({ fault: id, ordinal: matched, value })
    return value < probability
  }

  #delayMs({ id, matched }: FaultRule, { ms, uniformMs, lognormal }: FaultDelay): number {
    if (ms !== undefined) return ms
    if (uniformMs) {
      const [min, max] = uniformMs as [number, number]
      return min + (max - min) * this.#random.draw(id, matched, 'delay')
    }
    const { medianMs, sigma, maxMs } = lognormal as NonNullable<typeof lognormal>
    // Box-Muller: two uniform draws make a normal one. The first is kept off zero, whose logarithm is infinite.
    const radius = Math.sqrt(-2 * Math.log(1 - this.#random.draw(id, matched, 'radius')))
    const normal = radius * Math.cos(2 * Math.PI * this.#random.draw(id, matched, 'angle'))
    return Math.min(maxMs, medianMs * Math.exp(sigma * normal))
  }
}

/** Faults that can be listed and tested for a match, but neither changed nor counted. */
export type ReadonlyFaultRules = Pick<FaultRules, 'size' | 'has' | 'get' | 'list' | 'mayApply' | 'wouldMatch'>
