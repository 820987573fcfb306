import pino, { type Logger } from 'pino'

/** The log: on standard error, JSON for machines and readable lines for a terminal. */
export async function createLogger(level: string): Promise<Logger> {
  const destination = pino.destination({ dest: 2, sync: true })
  if (!process.stderr.isTTY || level === 'silent') return pino({ level }, destination)
  const { default: pretty } = await import('pino-pretty')
  return pino({ level }, pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' }))
}
