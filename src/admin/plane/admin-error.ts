import { type Static, Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { formatPath, type Problem } from '../../core/validation/problem.js'
import { SandboxError, type SandboxErrorKind } from '../../core/validation/sandbox-error.js'
import { StringEnum } from '../../core/validation/string-enum.js'

/** Something wrong with one part of a request. */
export const AdminProblem = Type.Object(
  {
    path: Type.String({ description: '`$.…` in the body (JSONPath), `query.…` or `params.…`' }),
    message: Type.String()
  },
  { additionalProperties: false }
)
export type AdminProblem = Static<typeof AdminProblem>

/** Every error of the control plane, with its status and when it is answered. */
export const ADMIN_ERRORS = {
  Invalid: { status: 400, when: 'The request is not JSON, or of the wrong shape.' },
  Unauthorized: { status: 401, when: 'The token that `--admin-token` wants is missing or wrong.' },
  ForeignOrigin: { status: 403, when: 'The request comes from a page of another server.' },
  NotFound: { status: 404, when: 'There is nothing of this name.' },
  NotReached: { status: 408, when: 'The job did not get into the state in time, or cannot any more.' },
  Conflict: { status: 409, when: 'The request clashes with what is there.' },
  PayloadTooLarge: { status: 413, when: 'The body is longer than `--body-limit`.' },
  UnsupportedMediaType: { status: 415, when: 'The body is of a content-type that is not taken.' },
  Unprocessable: { status: 422, when: 'The request is of the right shape, but it makes no sense.' },
  Bug: { status: 500, when: 'A bug in dataexchange-local: please report it.' },
  LimitReached: { status: 507, when: 'A limit is reached.' }
} as const

/** The name of an error of the control plane. */
export const AdminErrorCode = StringEnum(Object.keys(ADMIN_ERRORS) as (keyof typeof ADMIN_ERRORS)[])
export type AdminErrorCode = Static<typeof AdminErrorCode>

/** How an error is answered. */
export const AdminErrorBody = Type.Object(
  {
    error: Type.Object(
      { code: AdminErrorCode, message: Type.String(), problems: Type.Array(AdminProblem) },
      { additionalProperties: false }
    )
  },
  { additionalProperties: false }
)
export type AdminErrorBody = Static<typeof AdminErrorBody>

/** An error of the control plane, answered as `{ "error": { code, message, problems } }`. */
export class AdminError extends Error {
  readonly code: AdminErrorCode
  readonly statusCode: number
  readonly problems: readonly AdminProblem[]

  constructor(code: AdminErrorCode, message: string, problems: readonly AdminProblem[] = []) {
    super(message)
    this.name = 'AdminError'
    this.code = code
    this.statusCode = ADMIN_ERRORS[code].status
    this.problems = problems
  }
}

/** Problems as the control plane shows them, in the body or in another part of a request. */
export function showProblems(problems: readonly Problem[], part = '$'): AdminProblem[] {
  return problems.map(({ at, message }) => ({ path: part + formatPath(at).slice(1), message }))
}

/** Answers an error of the control plane. */
export function renderAdminError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode, code, message, problems } = error instanceof AdminError ? error : toAdminError(error, request)
  const body: AdminErrorBody = { error: { code, message, problems: [...problems] } }
  reply.code(statusCode).send(body)
}

const REFUSALS: Readonly<Record<SandboxErrorKind, AdminErrorCode>> = {
  invalid: 'Unprocessable',
  conflict: 'Conflict',
  'not-found': 'NotFound',
  limit: 'LimitReached'
}

/** The AdminError for a sandbox's refusal or for what Fastify makes of a broken request; all else is a bug. */
function toAdminError(error: unknown, request: FastifyRequest): AdminError {
  if (error instanceof SandboxError) {
    return new AdminError(REFUSALS[error.kind], error.message, showProblems(error.problems))
  }
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message: string }
  if (statusCode === 413) return new AdminError('PayloadTooLarge', `${message}; the limit is set by --body-limit.`)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) {
    const type = request.headers['content-type'] ?? 'none'
    return new AdminError('UnsupportedMediaType', `The body must have the content-type application/json, not ${type}.`)
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new AdminError('Invalid', message)
  request.log.error({ err: error }, 'a bug in dataexchange-local: this error was not foreseen')
  return new AdminError('Bug', `A bug in dataexchange-local: ${message}`)
}
