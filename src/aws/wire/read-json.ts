import { isDeeperThan } from '../../core/validation/validate.js'
import { UnreadableValue } from './constraint-violations.js'

/** How deep a request may be nested; none that the model knows is nearly as deep. */
const MAX_DEPTH = 100

/** Reads a body as the protocol restJson1 does. Throws an UnreadableValue if it is no JSON. */
export function readJson(body: Buffer): unknown {
  const value = parse(body)
  if (isDeeperThan(value, MAX_DEPTH)) throw new UnreadableValue(`it is nested more than ${MAX_DEPTH} levels deep`)
  return withoutNulls(value)
}

function parse(body: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return text === '' ? {} : JSON.parse(text)
  } catch (error) {
    throw new UnreadableValue((error as Error).message)
  }
}

/** AWS: the protocol restJson1 takes a null for a member that is absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]))
}
