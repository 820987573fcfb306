import { MAX_DEPTH } from '../core/validation/validate.js'

/** What the brackets and names of a text tell before it is parsed. It need not be JSON. */
export interface Scanned {
  /** Whether any object has duplicate members. */
  readonly hasDuplicateNames: boolean
  /** The offset of the first bracket that is nested too deep. */
  readonly tooDeepAt?: number
}

/** What tells how values are nested: brackets, and strings, which may hold brackets. */
const STRUCTURE = /["{}[\]]/g

const COLON = /\s*:/y

/** Looks through a text of any length without recursion. */
export function scanJson(text: string): Scanned {
  const open: (Set<string> | undefined)[] = []
  let hasDuplicateNames = false
  STRUCTURE.lastIndex = 0
  for (let found = STRUCTURE.exec(text); found !== null; found = STRUCTURE.exec(text)) {
    const { 0: token, index } = found
    if (token === '{' || token === '[') {
      if (open.length === MAX_DEPTH) return { hasDuplicateNames, tooDeepAt: index }
      open.push(token === '{' ? new Set() : undefined)
    } else if (token !== '"') open.pop()
    else {
      const end = endOfString(text, index)
      STRUCTURE.lastIndex = end
      COLON.lastIndex = end
      const names = open.at(-1)
      if (names === undefined || !COLON.test(text)) continue
      const name = nameOf(text.slice(index, end))
      if (names.has(name)) hasDuplicateNames = true
      names.add(name)
    }
  }
  return { hasDuplicateNames }
}

/**
 * Returns where the string that begins at an offset has ended. No regular expression can go through a very long one.
 */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let first = quote
    while (text[first - 1] === '\\') first--
    if ((quote - first) % 2 === 0) return quote + 1
  }
  return text.length
}

/** Returns the name that a string of JSON stands for, or the string as it is if it is not JSON. */
function nameOf(token: string): string {
  return token.includes('\\') ? String(parseValue(token) ?? token) : token.slice(1, -1)
}

/** Returns the value of a text, or undefined if it is not JSON. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
