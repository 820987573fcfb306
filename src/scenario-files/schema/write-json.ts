import type { Json } from '../../core/schemas/json-schema.js'

const MAX_LINE = 200

/** Writes a JSON value over several lines, and what fits in a line in one. */
export function writeJson(value: Json, indent = 0): string {
  const line = inOneLine(value)
  if (indent + line.length <= MAX_LINE || typeof value !== 'object' || value === null) return line
  const within = indent + 2
  const pad = ' '.repeat(within)
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((entry: Json) => writeJson(entry, within))]
    : ['{', '}', Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${writeJson(member, within)}`)]
  return `${open}\n${parts.map((part) => pad + part).join(',\n')}\n${' '.repeat(indent)}${close}`
}

function inOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${inOneLine(member)}`)
  return `{${members.join(', ')}}`
}
