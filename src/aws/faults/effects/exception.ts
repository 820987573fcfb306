import type { ExceptionEffect } from '../../../core/faults/effects/exception.js'
import { EXCEPTIONS, type ExceptionBody, type ExceptionCode } from '../../../core/model/exception.js'
import type { Call } from '../../call.js'
import { ServiceException } from '../../wire/wire-error.js'
import type { EffectHandler } from '../spoiled-call.js'
import { retryAfterHeaders } from './retry-after.js'

/** Responds with one of the service's exceptions. */
export const exception: EffectHandler<ExceptionEffect> = {
  apply({ exception, message, members, retryAfterSeconds }, { call }) {
    const body = { Message: message ?? MESSAGES[exception], ...usualMembers(exception, call), ...members }
    throw new ServiceException(exception, body as ExceptionBody, retryAfterHeaders(retryAfterSeconds))
  },
  explain: ({ exception }) => `${exception} (${EXCEPTIONS[exception].status})`
}

/** Mock: what AWS words differently from case to case and does not document, in sentences of our own. */
const MESSAGES: Readonly<Record<ExceptionCode, string>> = {
  AccessDeniedException: 'You are not allowed to do this.',
  ConflictException: 'The request conflicts with the present state of the resource.',
  InternalServerException: 'An internal error occurred.',
  ResourceNotFoundException: 'The resource was not found.',
  ServiceLimitExceededException: 'The request exceeds a limit of the service.',
  ThrottlingException: 'Requests come too fast. Slow down and try again.',
  ValidationException: 'The request is not valid.'
}

/** The members that the exception usually has, for a fault that does not set them. */
function usualMembers(code: ExceptionCode, { jobId }: Call): object {
  switch (code) {
    case 'ResourceNotFoundException':
    case 'ConflictException':
      return jobId === undefined ? {} : { ResourceId: jobId, ResourceType: 'JOB' }
    case 'ServiceLimitExceededException':
      return { LimitName: 'Concurrent in progress jobs to export assets to a signed URL', LimitValue: 10 }
    default:
      return {}
  }
}
