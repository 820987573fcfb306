import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { logRefusal } from '../aws/log-error.js'
import { cut } from '../core/validation/cut.js'
import { isLogged } from './logger.js'
import { withoutSandbox } from './sandbox-routing.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The error that the request got as its response, in the control plane and in that of signed URLs. */
    refusal?: Refusal
  }
}

/** An error response of the control plane or of signed URLs. */
interface Refusal {
  readonly code: string
  readonly message: string
  readonly problems?: readonly { readonly path: string; readonly message: string }[]
}

/** How many problems of a request are logged, and how many characters of each. */
const MAX_PROBLEMS = 3
const MAX_PROBLEM = 200

/** Logs the error responses of a plane: why a job could not be seeded, or why a signed URL is refused. */
export function logRefusals(plane: FastifyInstance, log: FastifyBaseLogger): void {
  if (!isLogged(log, 'info')) return
  plane.addHook('onResponse', (request, reply, done) => {
    if (request.refusal) logRefused(log, request, request.refusal, reply.statusCode, request.sandboxName)
    done()
  })
}

/** Logs an error response, with these fields. Never a body, nor a header: a token is in none of it. */
export function logRefused(
  log: FastifyBaseLogger | Parameters<typeof logRefusal>[0],
  { method, originalUrl }: FastifyRequest,
  { code, message, problems = [] }: Refusal,
  status: number,
  sandboxName: string,
  fields?: object
): void {
  const shown = problems
    .slice(0, MAX_PROBLEMS)
    .map((problem) => cut(`${problem.path}: ${problem.message}`, MAX_PROBLEM))
  const left = problems.length - shown.length
  const all = [...shown, ...(left > 0 ? [`${left} more`] : [])]
  logRefusal(
    log,
    { method, url: withoutSandbox(originalUrl), sandboxName },
    { status, code, message: all.length > 0 ? `${message} ${all.join('; ')}` : message },
    { ...(problems.length > 0 && { problems: shown }), ...fields }
  )
}
