import { type Static, Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { describeEviction } from '../../core/sandbox/eviction.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { formatPath, type Problem } from '../../core/validation/problem.js'
import { SandboxError, type SandboxErrorKind } from '../../core/validation/sandbox-error.js'
import { StringEnum } from '../../core/validation/string-enum.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The option that limits the size of the route's body, if it is not --body-limit. */
    bodyLimitOption?: string
  }
}

/** A problem with one part of a request. */
export const AdminProblem = Type.Object(
  {
    path: Type.String({ description: 'Where the problem is: `$.…` (JSONPath) in the body, `query.…` or `params.…`.' }),
    message: Type.String()
  },
  { additionalProperties: false }
)
export type AdminProblem = Static<typeof AdminProblem>

/** Every error of the control plane, with its status and when it occurs. */
export const ADMIN_ERRORS = {
  Invalid: { status: 400, when: 'The request is not JSON or does not match the schema.' },
  Unauthorized: { status: 401, when: 'The admin token is missing or wrong.' },
  ForeignOrigin: { status: 403, when: 'The request was made by a web page from another origin.' },
  NotFound: { status: 404, when: 'The resource or route does not exist.' },
  NotReached: { status: 408, when: 'The job did not reach the state in time, or can no longer reach it.' },
  Conflict: { status: 409, when: 'The request conflicts with the current state of the sandbox.' },
  PayloadTooLarge: { status: 413, when: 'The body is larger than `--body-limit` allows.' },
  UnsupportedMediaType: { status: 415, when: 'The content type of the body is not supported.' },
  HostNotAllowed: { status: 421, when: 'The `Host` is a public name that `--allowed-hosts` does not allow.' },
  Unprocessable: { status: 422, when: 'The request matches the schema, but its values are not valid together.' },
  Bug: { status: 500, when: 'A bug in dataexchange-local: please report it.' },
  LimitReached: { status: 507, when: 'A limit is reached.' }
} as const

/** The name of an error of the control plane. */
export const AdminErrorCode = StringEnum(Object.keys(ADMIN_ERRORS) as (keyof typeof ADMIN_ERRORS)[])
export type AdminErrorCode = Static<typeof AdminErrorCode>

/** The body of an error response. */
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

/** An error of the control plane, sent as `{ "error": { code, message, problems } }`. */
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

/** Returns problems as the control plane shows them, with paths in the body or in another part of the request. */
export function showProblems(problems: readonly Problem[], part = '$'): AdminProblem[] {
  return problems.map(({ at, message }) => ({ path: part + formatPath(at).slice(1), message }))
}

/** Sends an error response of the control plane, which is logged once it is sent. */
export function renderAdminError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode, code, message, problems } = error instanceof AdminError ? error : toAdminError(error, request)
  request.refusal = { code, message, problems }
  reply.code(statusCode).send(adminErrorBody(code, message, problems))
}

/** Returns the body of an error response. */
export function adminErrorBody(
  code: AdminErrorCode,
  message: string,
  problems: readonly AdminProblem[] = []
): AdminErrorBody {
  return { error: { code, message, problems: [...problems] } }
}

const CODES: Readonly<Record<SandboxErrorKind, AdminErrorCode>> = {
  invalid: 'Unprocessable',
  conflict: 'Conflict',
  'not-found': 'NotFound',
  limit: 'LimitReached'
}

/** Converts a SandboxError or a client error of Fastify to an AdminError; any other error is a bug. */
function toAdminError(error: unknown, request: FastifyRequest): AdminError {
  if (error instanceof SandboxError) {
    // A route that needs no sandbox has none.
    const eviction = error.kind === 'not-found' ? (request.sandbox as Sandbox | null)?.eviction : undefined
    const message = eviction ? `${error.message} ${describeEviction(eviction)}` : error.message
    return new AdminError(CODES[error.kind], message, showProblems(error.problems))
  }
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message: string }
  if (statusCode === 413) return tooLarge(message, request)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) {
    const type = request.headers['content-type'] ?? 'none'
    return new AdminError('UnsupportedMediaType', `The body must have the content type application/json, not ${type}.`)
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new AdminError('Invalid', message)
  request.log.error({ err: error }, 'a bug in dataexchange-local: unexpected error')
  return new AdminError('Bug', `A bug in dataexchange-local: ${message}`)
}

function tooLarge(message: string, { routeOptions }: FastifyRequest): AdminError {
  const { bodyLimitOption = '--body-limit' } = routeOptions.config
  return new AdminError('PayloadTooLarge', `${message}; the limit is set by ${bodyLimitOption}.`)
}
