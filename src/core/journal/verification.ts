import { type Static, Type } from '@sinclair/typebox'
import type { Problem } from '../validation/problem.js'
import { RequestMatch } from './request-match.js'

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** What a client is expected to have done. */
export const Verification = Type.Object(
  {
    match: Type.Optional(RequestMatch),
    count: Type.Optional(
      Type.Object({ min: Type.Optional(Count), max: Type.Optional(Count) }, { additionalProperties: false })
    ),
    minGapMs: Type.Optional(
      Type.Number({
        minimum: 0,
        description: 'The minimum time from the end of one request to the next, in milliseconds.'
      })
    ),
    minGapFactor: Type.Optional(
      Type.Number({ minimum: 0, description: 'The minimum ratio of each gap to the one before.' })
    ),
    maxAttempts: Type.Optional(
      Type.Integer({ minimum: 1, description: 'The maximum number of requests for one call of the SDK.' })
    ),
    order: Type.Optional(
      Type.Array(RequestMatch, {
        minItems: 1,
        maxItems: 100,
        description:
          'Requests that must have arrived in this order; others may have come in between. All requests are considered, whatever `match` says.'
      })
    )
  },
  { additionalProperties: false }
)
export type Verification = Static<typeof Verification>

/** Whether the client did so, how many requests matched, and what was different. */
export interface Verified {
  readonly ok: boolean
  readonly matched: number
  readonly problems: readonly Problem[]
}
