import type { ServerLog } from './logger.js'

const nothing = () => {}

/** A log that discards every line. */
export const NO_LOG: ServerLog = {
  level: 'silent',
  fatal: nothing,
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
  trace: nothing,
  silent: nothing,
  child: () => NO_LOG,
  droppedLines: 0,
  flush: async () => {}
}
