import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox'
import type { Path, Problem } from '../../validation/problem.js'
import type { FiringConditions } from '../firing.js'

/** What there is to know about one kind of effect. */
export interface EffectKind<Kind extends string, Members extends TProperties, Effect extends { readonly kind: Kind }> {
  /** The name of the kind, and of the member of the wire form that selects it. */
  readonly kind: Kind
  /** The members that the kind has in the wire form. Several kinds may share one. */
  readonly members: Members
  /** Returns what is wrong with an effect of this kind. Its shape is right, and no other kind is selected. */
  problems(wire: Wire<Members>, at: Path): Problem[]
  /** Returns what is wrong with the rest of the fault. Absent if the kind goes with every fault. */
  faultProblems?(fault: FiringConditions, at: Path): Problem[]
  /** Converts the wire form. Returns undefined if it selects another kind. */
  parse(wire: Wire<Members>): Effect | undefined
}

/** The wire form, as one kind of effect sees it. */
export type Wire<Members extends TProperties> = Static<TObject<Members>>

/** The wire member of the kinds that can ask the client to wait. */
export const RetryAfterSeconds = Type.Optional(
  Type.Number({
    minimum: 0,
    maximum: 86_400,
    description: 'How long the client is told to wait, by the headers retry-after and x-amz-retry-after.'
  })
)

/** Returns a problem for each member of an effect that does not go with `what`. */
export function unexpectedMembers(wire: object, expected: readonly string[], what: string, at: Path): Problem[] {
  return Object.keys(wire)
    .filter((name) => !expected.includes(name))
    .map((name) => ({ at: [...at, name], message: `does not go with ${what}` }))
}
