import { type Static, Type } from '@sinclair/typebox'
import type { Path, Problem } from '../../validation/problem.js'
import type { FiringConditions } from '../firing.js'
import { connectionKind } from './connection.js'
import { exceptionKind } from './exception.js'
import { gatewayKind } from './gateway.js'
import { quotaKind } from './quota.js'
import { responseKind } from './response.js'

/** Every kind of effect, in the order in which the wire form lists their members. */
const EFFECT_KINDS = [exceptionKind, responseKind, connectionKind, gatewayKind, quotaKind] as const

/** The names of all kinds of effects. */
export const EFFECT_NAMES = EFFECT_KINDS.map(({ kind }) => kind)

type EffectKinds = typeof EFFECT_KINDS

/** What a fault does in place of the operation. */
export type Effect = NonNullable<ReturnType<EffectKinds[number]['parse']>>

/** What a fault can do to a single request. A quota becomes an exception once it is exceeded. */
export type DecidedEffect = Exclude<Effect, { kind: 'quota' }>

/** The members of the wire forms of all kinds. */
type MembersOf<Kinds> = Kinds extends readonly [{ members: infer Members }, ...infer Others]
  ? Members & MembersOf<Others>
  : unknown

const members: MembersOf<EffectKinds> = Object.assign({}, ...EFFECT_KINDS.map((each) => each.members))

/** The wire form of an effect: the members of all kinds side by side, of which those of one kind are given. */
export const FaultEffect = Type.Object(members, {
  additionalProperties: false,
  description: `Takes exactly one of ${EFFECT_NAMES.map((name) => `\`${name}\``).join(', ')}, and the members that go with it.`
})
export type FaultEffect = Static<typeof FaultEffect>

/** Converts an effect without problems from its wire form. */
export function parseEffect(wire: FaultEffect): Effect {
  for (const { parse } of EFFECT_KINDS) {
    const effect = parse(wire)
    if (effect) return effect
  }
  throw new TypeError('an effect without a kind')
}

/** Returns what is wrong with an effect of the right shape. */
export function effectProblems(wire: FaultEffect, at: Path): Problem[] {
  const [selected, ...others] = EFFECT_KINDS.filter(({ kind }) => wire[kind] !== undefined)
  if (selected === undefined || others.length > 0) {
    return [{ at, message: `must have exactly one of ${EFFECT_NAMES.join(', ')}` }]
  }
  return selected.problems(wire, at)
}

/** Returns what is wrong with a fault that has the effect: some kinds do not go with every other member. */
export function effectFaultProblems(wire: FaultEffect, fault: FiringConditions, at: Path): Problem[] {
  return EFFECT_KINDS.flatMap((each) => (wire[each.kind] === undefined ? [] : (each.faultProblems?.(fault, at) ?? [])))
}
