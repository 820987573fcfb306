import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../jobs/job-state.js'
import { JobType } from '../jobs/job-types.js'
import { EXCEPTIONS, ExceptionCause, ExceptionCode, LimitName, ResourceType } from '../model/exception.js'
import { OperationName } from '../model/operation.js'
import { type Path, type Problem, quote, repeatedIds } from '../validation/problem.js'
import { StringEnum } from '../validation/string-enum.js'
import { GatewayAnswerName } from './gateway-answer.js'
import { Quota } from './token-bucket.js'

/** The longest delay of one rule, in milliseconds. */
const MAX_DELAY_MS = 600_000

const Count = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const DelayMs = Type.Number({ minimum: 0, maximum: MAX_DELAY_MS })

/** Which requests a fault is for: those for which all the given members hold. */
export const FaultMatch = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    state: Type.Optional(JobState),
    type: Type.Optional(JobType),
    attempt: Type.Optional(Count)
  },
  { additionalProperties: false, description: 'all given members must hold; with none, every data-plane request' }
)
export type FaultMatch = Static<typeof FaultMatch>

/** How long an answer is held back, in wall-clock milliseconds. */
export const FaultDelay = Type.Object(
  {
    ms: Type.Optional(DelayMs),
    uniformMs: Type.Optional(Type.Array(DelayMs, { minItems: 2, maxItems: 2, description: '[min, max]' })),
    lognormal: Type.Optional(
      Type.Object(
        {
          medianMs: Type.Number({ exclusiveMinimum: 0, maximum: MAX_DELAY_MS }),
          sigma: Type.Number({ minimum: 0, maximum: 10 }),
          maxMs: DelayMs
        },
        { additionalProperties: false }
      )
    )
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1, description: 'one of ms, uniformMs, lognormal' }
)
export type FaultDelay = Static<typeof FaultDelay>

/** An answer that a gateway, a proxy or a broken server might give. */
export const FaultResponse = Type.Object(
  {
    status: Type.Integer({ minimum: 200, maximum: 599 }),
    headers: Type.Optional(Type.Record(Type.String(), Type.String())),
    body: Type.Optional(Type.Unknown({ description: 'a string is sent as it is, anything else as JSON' }))
  },
  { additionalProperties: false }
)
export type FaultResponse = Static<typeof FaultResponse>

/**
 * What networks do: a reset connection; one that is closed without an answer; no answer until the client leaves; an
 * answer cut short, of broken JSON, or sent a byte at a time.
 */
export const ConnectionFault = StringEnum(['reset', 'empty', 'hang', 'truncate', 'malformed', 'drip'])

/** The ways in which a fault can decide an answer: an effect has exactly one of them. */
const EFFECT_KINDS = ['exception', 'response', 'connection', 'gateway', 'quota'] as const

/** What a fault answers in place of the operation. */
export const FaultEffect = Type.Object(
  {
    exception: Type.Optional(ExceptionCode),
    message: Type.Optional(Type.String()),
    retryAfterSeconds: Type.Optional(Type.Number({ minimum: 0, maximum: 86_400 })),
    ExceptionCause: Type.Optional(ExceptionCause),
    ResourceId: Type.Optional(Type.String()),
    ResourceType: Type.Optional(ResourceType),
    LimitName: Type.Optional(LimitName),
    LimitValue: Type.Optional(Type.Number()),
    response: Type.Optional(FaultResponse),
    connection: Type.Optional(ConnectionFault),
    paceMs: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 60_000, description: 'real milliseconds from byte to byte; drip only' })
    ),
    gateway: Type.Optional(GatewayAnswerName),
    quota: Type.Optional(Quota)
  },
  {
    additionalProperties: false,
    description: 'one of exception (with its members), response, connection, gateway, quota'
  }
)
export type FaultEffect = Static<typeof FaultEffect>

/** A rule that spoils answers on purpose. */
export const FaultSeed = Type.Object(
  {
    id: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9._-]{1,64}$',
        description: '1 to 64 letters, digits, dots, dashes or underscores'
      })
    ),
    match: Type.Optional(FaultMatch),
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    times: Type.Optional(Count),
    every: Type.Optional(Count),
    probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    ttlMs: Type.Optional(
      Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: "milliseconds of the sandbox's time" })
    ),
    delay: Type.Optional(FaultDelay),
    effect: Type.Optional(FaultEffect)
  },
  { additionalProperties: false, description: 'a rule that delays or spoils the answers to the requests it matches' }
)
export type FaultSeed = Static<typeof FaultSeed>

/** What is wrong with faults of the right shape that are to be armed together. Gaps in the list are passed over. */
export function faultSeedsProblems(seeds: readonly (FaultSeed | undefined)[], at: (index: number) => Path): Problem[] {
  return [
    ...seeds.flatMap((seed, index) => (seed ? faultProblems(seed, at(index)) : [])),
    ...repeatedIds(
      seeds.map((seed) => seed?.id),
      (index) => [...at(index), 'id']
    )
  ]
}

/** What is wrong with a fault of the right shape. */
export function faultProblems({ delay, effect, ...others }: FaultSeed, at: Path): Problem[] {
  const problems: Problem[] = []
  if (delay === undefined && effect === undefined) {
    problems.push({ at: [...at, 'effect'], message: 'is missing, and so is `delay`: a fault needs one or both' })
  }
  const [min, max] = delay?.uniformMs ?? []
  if (min !== undefined && max !== undefined && min > max) {
    problems.push({ at: [...at, 'delay', 'uniformMs'], message: `must be [min, max]; ${min} is above ${max}` })
  }
  if (effect) problems.push(...effectProblems(effect, [...at, 'effect']))
  if (effect?.quota) {
    for (const name of ['skip', 'every', 'probability'] as const) {
      if (others[name] === undefined) continue
      problems.push({ at: [...at, name], message: 'does not go with a `quota`, which settles by itself when it fires' })
    }
  }
  return problems
}

function effectProblems(effect: FaultEffect, at: Path): Problem[] {
  const kinds = EFFECT_KINDS.filter((kind) => effect[kind] !== undefined)
  const [kind, ...others] = kinds
  if (kind === undefined || others.length > 0) {
    return [{ at, message: `must have exactly one of ${EFFECT_KINDS.join(', ')}` }]
  }
  const allowed = membersBeside(kind, effect)
  const problems: Problem[] = Object.keys(effect)
    .filter((name) => name !== kind && !allowed.includes(name))
    .map((name) => ({ at: [...at, name], message: `does not go with ${effect.exception ?? `\`${kind}\``}` }))
  if (effect.response) problems.push(...responseProblems(effect.response, [...at, 'response']))
  return problems
}

/** What an effect of a kind may have besides. */
function membersBeside(kind: (typeof EFFECT_KINDS)[number], { exception, connection }: FaultEffect): string[] {
  if (exception) return ['message', 'retryAfterSeconds', ...Object.keys(EXCEPTIONS[exception].body.properties)]
  if (connection) return connection === 'drip' ? ['paceMs'] : []
  return kind === 'quota' ? [] : ['retryAfterSeconds']
}

/** Headers that frame a message: a wrong one breaks the connection, which is another kind of fault. */
const FRAMING_HEADERS = ['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade']

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,8192}$/

function responseProblems({ status, headers = {}, body }: FaultResponse, at: Path): Problem[] {
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(headers)) {
    const where = [...at, 'headers', name]
    if (!HEADER_NAME.test(name)) problems.push({ at: where, message: 'is not the name of an HTTP header' })
    else if (FRAMING_HEADERS.includes(name.toLowerCase())) {
      problems.push({ at: where, message: 'frames the message and is set by the server itself' })
    }
    if (!HEADER_VALUE.test(value)) {
      problems.push({ at: where, message: `must be one line of printable characters, not ${quote(value)}` })
    }
  }
  if (body !== undefined && (status === 204 || status === 304)) {
    problems.push({ at: [...at, 'body'], message: `can't be sent with status ${status}, which has no body` })
  }
  return problems
}
