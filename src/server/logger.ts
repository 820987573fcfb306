import type { FastifyBaseLogger } from 'fastify'
import type { Logger } from 'pino'

/** The log levels, from the least to the most important. */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
type Level = (typeof LEVELS)[number]

/**
 * Creates the log: JSON lines on standard error, or readable lines on a terminal. pino is loaded with the first line, so
 * that a server that logs nothing starts without it. Lines that are written while it loads wait in memory.
 */
export function createLogger(level: string): FastifyBaseLogger {
  let logger: Logger | undefined
  let waiting: ((logger: Logger) => void)[] | undefined
  const write = (line: (logger: Logger) => void) => {
    if (logger) return line(logger)
    if (waiting) {
      waiting.push(line)
      return
    }
    waiting = [line]
    loadPino(level).then((loaded) => {
      logger = loaded
      for (const each of waiting ?? []) each(loaded)
      waiting = undefined
    })
  }
  const lowest = LEVELS.indexOf(level as Level)
  const at = (own: Level) => {
    if (lowest < 0 || LEVELS.indexOf(own) < lowest) return () => {}
    return (fields: object, message?: string) => write((logger) => logger[own](fields, message))
  }
  const log: Record<Level | 'silent', unknown> = {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    silent: () => {}
  }
  return Object.assign(log as unknown as FastifyBaseLogger, { level, child: () => log })
}

/** Returns whether lines of a level are written. */
export function isLogged({ level }: FastifyBaseLogger, own: Level): boolean {
  const lowest = LEVELS.indexOf(level as Level)
  return lowest >= 0 && LEVELS.indexOf(own) >= lowest
}

async function loadPino(level: string): Promise<Logger> {
  const { default: pino } = await import('pino')
  const destination = pino.destination({ dest: 2, sync: true })
  if (!process.stderr.isTTY) return pino({ level }, destination)
  const { default: pretty } = await import('pino-pretty')
  return pino({ level }, pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' }))
}
