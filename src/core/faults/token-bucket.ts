import { type Static, Type } from '@sinclair/typebox'

/** A rate of requests: so many in so many milliseconds of the sandbox's time, and how many may come at once. */
export const Quota = Type.Object(
  {
    requests: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    perMs: Type.Integer({ minimum: 1, maximum: 86_400_000, description: "milliseconds of the sandbox's time" }),
    burst: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'at once; `requests` if absent' }))
  },
  { additionalProperties: false, description: 'ThrottlingException once requests come faster than this' }
)
export type Quota = Static<typeof Quota>

/** How many tokens there were at an instant, in epoch milliseconds. */
export const Bucket = Type.Object(
  { tokens: Type.Number({ minimum: 0, maximum: 1_000_000 }), at: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false }
)
export type Bucket = Static<typeof Bucket>

/** What came of a request: the bucket afterwards, and how long to wait for a token if there was none. */
export interface Taken {
  readonly bucket: Bucket
  readonly waitMs: number
}

const ROUNDING = 1e-9

/** Takes a token for a request at an instant. A bucket is full when it is first asked. */
export function takeToken(
  { requests, perMs, burst = requests }: Quota,
  bucket: Bucket | undefined,
  now: number
): Taken {
  const { tokens: before, at } = bucket ?? { tokens: burst, at: now }
  const tokens = Math.min(burst, before + ((now - at) * requests) / perMs)
  // What comes at the instant that it was told to come at must not fail by a rounding error.
  if (tokens >= 1 - ROUNDING) return { bucket: { tokens: Math.max(0, tokens - 1), at: now }, waitMs: 0 }
  return { bucket: { tokens, at: now }, waitMs: ((1 - tokens) * perMs) / requests }
}
