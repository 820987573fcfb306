import type { FastifyBaseLogger } from 'fastify'

const nothing = () => {}

/** A log that discards every line. */
export const NO_LOG: FastifyBaseLogger = {
  level: 'silent',
  fatal: nothing,
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
  trace: nothing,
  silent: nothing,
  child: () => NO_LOG
}
