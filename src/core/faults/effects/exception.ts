import { Type } from '@sinclair/typebox'
import { EXCEPTIONS, ExceptionCause, ExceptionCode, LimitName, ResourceType } from '../../model/exception.js'
import { type EffectKind, RetryAfterSeconds, unexpectedMembers, type Wire } from './effect-kind.js'

/** The members of the bodies of the service's exceptions, `Message` aside. */
type ExceptionMembers = Omit<Wire<typeof members>, 'exception' | 'message' | 'retryAfterSeconds'>

/** The request fails with an exception of the service. */
export interface ExceptionEffect {
  readonly kind: 'exception'
  readonly exception: ExceptionCode
  readonly message?: string | undefined
  /** The members that the fault sets in the body. */
  readonly members: ExceptionMembers
  readonly retryAfterSeconds?: number | undefined
}

const members = {
  exception: Type.Optional(ExceptionCode),
  message: Type.Optional(
    Type.String({ description: 'The message of the exception. The default depends on the exception.' })
  ),
  retryAfterSeconds: RetryAfterSeconds,
  ExceptionCause: Type.Optional(ExceptionCause),
  ResourceId: Type.Optional(Type.String()),
  ResourceType: Type.Optional(ResourceType),
  LimitName: Type.Optional(LimitName),
  LimitValue: Type.Optional(Type.Number())
}

/** `{exception, …}`: responds with an exception of the service. */
export const exceptionKind: EffectKind<'exception', typeof members, ExceptionEffect> = {
  kind: 'exception',
  members,

  problems(wire, at) {
    if (wire.exception === undefined) return []
    const own = Object.keys(EXCEPTIONS[wire.exception].body.properties).filter((name) => name !== 'Message')
    return unexpectedMembers(wire, ['exception', 'message', 'retryAfterSeconds', ...own], wire.exception, at)
  },

  parse({ exception, message, retryAfterSeconds, ...members }) {
    return exception && { kind: 'exception', exception, message, members, retryAfterSeconds }
  }
}
