import { type Static, Type } from '@sinclair/typebox'

const MAX = Number.MAX_SAFE_INTEGER

/** On which of the requests that it matches a fault fires, and for how long. */
export const FiringConditions = Type.Object({
  skip: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MAX,
      description: 'How many matching requests pass before the fault can fire.'
    })
  ),
  times: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX, description: 'How many times the fault fires. The default is no limit.' })
  ),
  every: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX, description: 'Fires on every n-th matching request after `skip`.' })
  ),
  probability: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'How likely the fault is to fire. The seed determines the draws.'
    })
  ),
  ttlMs: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX,
      description: "How long the fault stays armed, in milliseconds of the sandbox's time."
    })
  )
})
export type FiringConditions = Static<typeof FiringConditions>

/** The part of an armed fault that says when it fires. */
interface Firing {
  readonly seed: FiringConditions
  readonly armedAt: number
  readonly matched: number
  readonly fired: number
}

/** How many times a rule can still fire. Undefined if it has no `times`. */
export function remaining({ seed: { times }, fired }: Firing): number | undefined {
  return times === undefined ? undefined : times - fired
}

/** Whether a rule's time to live is over. */
export function isExpired({ armedAt, seed: { ttlMs } }: Firing, now: number): boolean {
  return ttlMs !== undefined && now >= armedAt + ttlMs
}

/** Whether a rule will never fire again: it has fired all its `times`, or its time to live is over. */
export function isSpent(rule: Firing, now: number): boolean {
  return remaining(rule) === 0 || isExpired(rule, now)
}

/** Whether the request that a rule has just counted is one to fire on, by its `skip` and `every`. */
export function isDue({ matched, seed: { skip = 0, every = 1 } }: Firing): boolean {
  return matched > skip && (matched - skip) % every === 0
}
