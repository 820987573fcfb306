import { printable, printableLines } from '../core/validation/printable.js'

/** The level of lines whose message says everything, for a person. */
const INFO = 30

/**
 * Returns a function that makes readable text of a line of JSON, for a terminal. Lines at `info` are one line, their
 * message; others have their members below it.
 */
export async function readableFormat(): Promise<(line: string) => string> {
  const { default: pretty } = await import('pino-pretty')
  const format = pretty.prettyFactory({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' })
  return (line) => {
    const logged = JSON.parse(line, (name, value) => printableValue(name, value))
    const { level, time, msg } = logged
    return format(level === INFO ? { level, time, msg } : logged)
  }
}

/** Escapes what clients and files may have put into a member: the colors of the log come after that. */
function printableValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') return name === 'stack' ? printableLines(value) : printable(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value)
  if (members.every(([member]) => member === printable(member))) return value
  return Object.fromEntries(members.map(([member, inner]) => [printable(member), inner]))
}
