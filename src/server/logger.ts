import type { FastifyBaseLogger } from 'fastify'
import type { Logger } from 'pino'
import { BoundedOutput, type OutputStream } from './bounded-output.js'
import { readableFormat } from './readable-format.js'
import { standardStream } from './standard-stream.js'

/** The log levels, from the least to the most important. */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
type Level = (typeof LEVELS)[number]

/** The most lines that wait while pino is loaded. */
const MAX_WAITING_LINES = 1000

/** The log of a server. Logging never waits for the reader of the log. */
export interface ServerLog extends FastifyBaseLogger {
  /** The number of lines dropped so far because the reader of the log was slow or gone. */
  readonly droppedLines: number
  /** Resolves once all lines have been written or dropped. */
  flush(): Promise<void>
}

/**
 * Creates the log: JSON lines on standard error, or readable lines on a terminal. pino is loaded with the first line,
 * so that a server that logs nothing starts without it. Lines that are written while it loads wait in memory.
 */
export function createLogger(level: string): ServerLog {
  const lowest = LEVELS.indexOf(level as Level)
  let writer: Writer | undefined
  let loading: Promise<void> | undefined
  const waiting: ((logger: Logger) => void)[] = []
  let droppedWhileLoading = 0
  const write = (line: (logger: Logger) => void) => {
    if (writer) return line(writer.logger)
    if (waiting.length < MAX_WAITING_LINES) waiting.push(line)
    else droppedWhileLoading++
    loading ??= createWriter(level, standardStream('stderr'), process.stderr.isTTY).then((created) => {
      writer = created
      for (const each of waiting.splice(0)) each(created.logger)
      created.output.drop(droppedWhileLoading)
    })
  }
  const at = (own: Level) => {
    if (lowest < 0 || LEVELS.indexOf(own) < lowest) return () => {}
    return (fields: object, message?: string) => write((logger) => logger[own](fields, message))
  }
  const log: ServerLog = {
    level,
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    silent: () => {},
    child: () => log,
    get droppedLines() {
      return writer?.output.dropped ?? droppedWhileLoading
    },
    async flush() {
      await loading
      await writer?.output.whenIdle()
    }
  }
  return log
}

/** Returns whether lines of a level are written. */
export function isLogged({ level }: FastifyBaseLogger, own: Level): boolean {
  const lowest = LEVELS.indexOf(level as Level)
  return lowest >= 0 && LEVELS.indexOf(own) >= lowest
}

/** A logger of pino, and where its lines go. */
interface Writer {
  readonly logger: Logger
  readonly output: BoundedOutput
}

async function createWriter(level: string, stream: OutputStream, isTerminal: boolean): Promise<Writer> {
  const { default: pino } = await import('pino')
  const format = isTerminal ? await readableFormat() : (line: string) => line
  const lines: string[] = []
  const formatter = pino({ level: 'warn' }, { write: (text: string) => lines.push(format(text)) })
  const output = new BoundedOutput(stream, (dropped) => {
    formatter.warn({ dropped }, `${dropped} lines of the log were dropped: its reader is slow or was gone`)
    return lines.splice(0).join('')
  })
  return { logger: pino({ level }, { write: (text: string) => output.write(format(text)) }), output }
}
