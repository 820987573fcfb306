import { type Static, Type } from '@sinclair/typebox'
import { LAST_INSTANT } from './instant.js'

/** A rate: `requests` in every `perMs` milliseconds of the sandbox's time, and at most `burst` of them at once. */
export const Quota = Type.Object(
  {
    requests: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'The number of requests in each period.' }),
    perMs: Type.Integer({
      minimum: 1,
      maximum: 86_400_000,
      description: "The period that `requests` applies to, in milliseconds of the sandbox's time."
    }),
    burst: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description: 'The maximum number of requests at once. The default is `requests`.'
      })
    )
  },
  { additionalProperties: false, description: 'A rate of requests. Requests above it fail with ThrottlingException.' }
)
export type Quota = Static<typeof Quota>

/** How many tokens there were at an instant of the sandbox's time, in epoch milliseconds. */
export const Bucket = Type.Object(
  { tokens: Type.Number({ minimum: 0, maximum: 1_000_000 }), at: Type.Integer({ minimum: 0, maximum: LAST_INSTANT }) },
  { additionalProperties: false }
)
export type Bucket = Static<typeof Bucket>

/** The bucket after a request, and how long to wait for a token: 0 if the request got one. */
interface Taken {
  readonly bucket: Bucket
  readonly waitMs: number
}

const ROUNDING = 1e-9

/** Takes a token for a request at an instant, in epoch milliseconds. Without a bucket, it starts with a full one. */
export function takeToken(
  { requests, perMs, burst = requests }: Quota,
  bucket: Bucket | undefined,
  now: number
): Taken {
  const { tokens: before, at } = bucket ?? { tokens: burst, at: now }
  const tokens = Math.min(burst, before + ((now - at) * requests) / perMs)
  // A request at exactly the instant that the client was told must not fail by a rounding error.
  if (tokens >= 1 - ROUNDING) return { bucket: { tokens: Math.max(0, tokens - 1), at: now }, waitMs: 0 }
  return { bucket: { tokens, at: now }, waitMs: ((1 - tokens) * perMs) / requests }
}
