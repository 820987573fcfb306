import type { FastifyRequest } from 'fastify'
import { printable } from '../../core/validation/printable.js'
import { formatPath, type Problem } from '../../core/validation/problem.js'

/** The most warnings about one request that are logged one by one. */
const MAX_LOGGED = 10

/** Logs what is odd about seeds that a request has brought. They are taken: responses have no place for warnings. */
export function logWarnings({ log, method, url, sandbox }: FastifyRequest, warnings: readonly Problem[]): void {
  const fields = { sandbox: sandbox.name }
  for (const { at, message } of warnings.slice(0, MAX_LOGGED)) {
    log.warn(fields, printable(`${method} ${url} ${formatPath(at)}: ${message}`))
  }
  const left = warnings.length - MAX_LOGGED
  if (left > 0) log.warn(fields, printable(`${method} ${url}: at least ${left} more warnings about seeds`))
}
