import type { FastifyReply, FastifyRequest } from 'fastify'
import { formatPath, type Problem } from '../core/problem.js'
import { Refusal, type RefusalKind } from '../core/refusal.js'

/** Something wrong with one part of a request: `$.…` in the body, `query.…` or `params.…`. */
export interface AdminProblem {
  readonly path: string
  readonly message: string
}

/** Every error of the control plane, with its status. */
const STATUSES = {
  Invalid: 400,
  Unauthorized: 401,
  ForeignOrigin: 403,
  NotFound: 404,
  NotReached: 408,
  Conflict: 409,
  PayloadTooLarge: 413,
  UnsupportedMediaType: 415,
  Unprocessable: 422,
  LimitReached: 507
} as const

/** The name of an error of the control plane. */
export type AdminErrorCode = keyof typeof STATUSES

/** An error of the control plane, answered as `{ "error": { code, message, problems } }`. */
export class AdminError extends Error {
  readonly code: AdminErrorCode
  readonly statusCode: number
  readonly problems: readonly AdminProblem[]

  constructor(code: AdminErrorCode, message: string, problems: readonly AdminProblem[] = []) {
    super(message)
    this.name = 'AdminError'
    this.code = code
    this.statusCode = STATUSES[code]
    this.problems = problems
  }
}

/** Problems as the control plane shows them, in the body or in another part of a request. */
export function showProblems(problems: readonly Problem[], part = '$'): AdminProblem[] {
  return problems.map(({ at, message }) => ({ path: part + formatPath(at).slice(1), message }))
}

/** Answers an error of the control plane. */
export function renderAdminError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = error instanceof AdminError ? error : toAdminError(error, request)
  if (known === undefined) {
    const message = `A bug in dataexchange-local: ${(error as Error).message}`
    reply.code(500).send({ error: { code: 'Bug', message, problems: [] } })
    return
  }
  const { code, message, problems } = known
  reply.code(known.statusCode).send({ error: { code, message, problems } })
}

const REFUSALS: Readonly<Record<RefusalKind, AdminErrorCode>> = {
  invalid: 'Unprocessable',
  conflict: 'Conflict',
  'not-found': 'NotFound',
  limit: 'LimitReached'
}

/** The AdminError for a sandbox's refusal or for what Fastify makes of a broken request; undefined for a bug. */
function toAdminError(error: unknown, request: FastifyRequest): AdminError | undefined {
  if (error instanceof Refusal) {
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
  return undefined
}
