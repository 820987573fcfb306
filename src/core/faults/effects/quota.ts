import { Type } from '@sinclair/typebox'
import { type Bucket, Quota, takeToken } from '../../time/token-bucket.js'
import { type EffectKind, unexpectedMembers } from './effect-kind.js'
import type { ExceptionEffect } from './exception.js'

/** Requests above a rate fail with a ThrottlingException. */
export interface QuotaEffect {
  readonly kind: 'quota'
  readonly quota: Quota
}

const members = { quota: Type.Optional(Quota) }

/** `{quota}`: throttles requests above a rate. It goes with no `skip`, `every` or `probability`. */
export const quotaKind: EffectKind<'quota', typeof members, QuotaEffect> = {
  kind: 'quota',
  members,

  problems(wire, at) {
    return unexpectedMembers(wire, Object.keys(members), '`quota`', at)
  },

  faultProblems(fault, at) {
    return (['skip', 'every', 'probability'] as const)
      .filter((name) => fault[name] !== undefined)
      .map((name) => ({
        at: [...at, name],
        message: 'does not go with a `quota`, which settles by itself when it fires'
      }))
  },

  parse({ quota }) {
    return quota && { kind: 'quota', quota }
  }
}

/** What a quota does to a request: the tokens that are left and, if there was none for the request, the exception. */
export interface QuotaDecision {
  readonly bucket: Bucket
  readonly exception: ExceptionEffect | undefined
}

/** Decides on a request that comes at an instant, in epoch milliseconds. The first request finds no bucket. */
export function decideQuota({ quota }: QuotaEffect, before: Bucket | undefined, now: number): QuotaDecision {
  const { bucket, waitMs } = takeToken(quota, before, now)
  return { bucket, exception: waitMs === 0 ? undefined : throttling(waitMs) }
}

function throttling(waitMs: number): ExceptionEffect {
  const retryAfterSeconds = Math.ceil(waitMs) / 1000
  return { kind: 'exception', exception: 'ThrottlingException', members: {}, retryAfterSeconds }
}
