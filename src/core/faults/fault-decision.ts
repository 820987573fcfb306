import type { Random } from '../random.js'
import { drawDelayMs, type FaultDelay } from './delay.js'
import { keepsOpen } from './effects/connection.js'
import type { DecidedEffect } from './effects/effect.js'
import { decideQuota } from './effects/quota.js'
import type { FaultDraw } from './fault-draw.js'
import { type FaultTarget, matches } from './fault-match.js'
import type { FaultRule } from './fault-rule.js'
import { isDue, isSpent } from './firing.js'

/** What the faults of a sandbox do to a request. */
export interface FaultDecision {
  /** The sum of the delays of all rules that fired, in wall-clock milliseconds. */
  readonly delayMs: number
  /** The effect of the first rule that fired with one. */
  readonly effect?: DecidedEffect
  /** The ids of the rules that fired, in the order in which they were armed. Empty if rules drew and none fired. */
  readonly fired: readonly string[]
  /** The draws of the rules with a probability, whether they fired or not. */
  readonly draws: readonly FaultDraw[]
}

/**
 * Decides what rules do to a request, and counts it. A rule counts every request that it matches, whatever the other
 * rules do. A rule with an effect does not fire if an earlier one has decided the effect already. Returns undefined if
 * no rule fired and nothing was drawn. `now` is the sandbox's time, in epoch milliseconds.
 */
export function decide(
  rules: readonly FaultRule[],
  target: FaultTarget,
  now: number,
  random: Random
): FaultDecision | undefined {
  let delayMs = 0
  let effect: DecidedEffect | undefined
  const fired: string[] = []
  const draws: FaultDraw[] = []
  for (const rule of rules) {
    if (!matches(rule.seed.match, target)) continue
    rule.matched++
    if (isSpent(rule, now)) continue
    if (rule.effect && effect) continue
    const own = effectOf(rule, now, random, draws)
    if (own === false) continue
    rule.fired++
    fired.push(rule.id)
    effect ??= own
    if (rule.seed.delay) delayMs += delayOf(rule, rule.seed.delay, random)
  }
  if (fired.length === 0 && draws.length === 0) return undefined
  return { delayMs, fired, draws, ...(effect && { effect }) }
}

/** Whether a request that is decided on stays open longer than its operation takes. */
export function isHeldOpen({ delayMs, effect }: FaultDecision): boolean {
  return delayMs > 0 || (effect?.kind === 'connection' && keepsOpen(effect))
}

/** Returns the effect of a rule that fires, undefined if it has a delay only, or false if the rule does not fire. */
function effectOf(rule: FaultRule, now: number, random: Random, draws: FaultDraw[]): DecidedEffect | undefined | false {
  const { effect } = rule
  if (effect?.kind !== 'quota') return fires(rule, random, draws) && effect
  const { bucket, exception } = decideQuota(effect, rule.bucket, now)
  rule.bucket = bucket
  return exception ?? false
}

function fires(rule: FaultRule, random: Random, draws: FaultDraw[]): boolean {
  if (!isDue(rule)) return false
  const { id, matched, seed } = rule
  const { probability = 1 } = seed
  if (probability === 1) return true
  const value = random.draw(id, matched, 'fires')
  draws.push({ fault: id, ordinal: matched, value })
  return value < probability
}

function delayOf({ id, matched }: FaultRule, delay: FaultDelay, random: Random): number {
  return drawDelayMs(delay, (name) => random.draw(id, matched, name))
}
