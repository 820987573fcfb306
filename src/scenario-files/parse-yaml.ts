import { Composer, isMap, isNode, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml'
import type { Path } from '../core/validation/problem.js'
import { MAX_DEPTH, TOO_DEEP } from '../core/validation/validate.js'
import type { Parsed, Position } from './document.js'
import { addedByAliases } from './yaml-aliases.js'
import { addedByMerges } from './yaml-merges.js'

/** The most alias expansions in a document, so that a small file cannot expand to a huge one. */
const MAX_ALIASES = 1000

/** The most values that aliases may add to a document. */
const MAX_ADDED_VALUES = 1_000_000

/** The problem of merge keys that would expand a small file to a huge one. */
const TOO_MANY_MERGED = `is not YAML: its merge keys add more than ${MAX_ADDED_VALUES} values, or are more than ${MAX_ALIASES}`

const COLLECTIONS: readonly string[] = ['block-map', 'block-seq', 'flow-collection']

/** A token of the concrete syntax tree. */
type Token = Parser['stack'][number]

/** Parses one document of YAML 1.2, without duplicate keys. */
export function parseYaml(text: string): Parsed {
  const lines = new LineCounter()
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const problem = (message: string, position: Partial<Position> = START) => ({ problems: [{ ...position, message }] })
  const { tokens, tooDeepAt } = tokensOf(text, lines)
  if (tooDeepAt !== undefined) return problem(TOO_DEEP, positionOf(tooDeepAt))
  // Otherwise the library prints warnings of its own, with what the file holds.
  const composer = new Composer({
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    merge: true,
    logLevel: 'error'
  })
  // At the end of a text without a document the composer makes an empty one.
  const [parsed, second] = [...composer.compose(tokens, true, text.length)]
  if (parsed === undefined) return problem('is empty', {})
  const errors = [...parsed.errors, ...parsed.warnings]
  if (errors.length > 0) {
    return {
      problems: errors.map(({ message, pos }) => ({ ...positionOf(pos[0]), message: `is not YAML: ${message}` }))
    }
  }
  if (second !== undefined)
    return problem('begins another YAML document: there may be one document a file', positionOf(second.range[0]))
  try {
    if (addedByMerges(parsed, MAX_ALIASES) > MAX_ADDED_VALUES) return problem(TOO_MANY_MERGED)
    const value: unknown = parsed.toJS({ maxAliasCount: MAX_ALIASES })
    if (value === null) return problem('is empty', {})
    const added = addedByAliases(value)
    if (added === 'too-deep') return problem(TOO_DEEP)
    if (added > MAX_ADDED_VALUES) return problem(`is not YAML: its aliases add more than ${MAX_ADDED_VALUES} values`)
    return { document: { value, locate: (path) => positionOf(offsetOf(parsed.contents, path)) } }
  } catch (error) {
    return problem(`is not YAML: ${(error as Error).message}`)
  }
}

const START: Position = { line: 1, column: 1 }

/**
 * Returns the tokens of a text or, as soon as collections are nested too deep, where they are. The library goes into
 * nested collections by recursion, also to find their ends.
 */
function tokensOf(text: string, lines: LineCounter): { tokens: Token[]; tooDeepAt?: number } {
  const tokens: Token[] = []
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (isTooDeep(parser.stack)) return { tokens, tooDeepAt: parser.offset - lexeme.length }
  }
  for (const token of parser.end()) tokens.push(token)
  return { tokens }
}

function isTooDeep(stack: readonly Token[]): boolean {
  return stack.length > MAX_DEPTH && stack.filter(({ type }) => COLLECTIONS.includes(type)).length > MAX_DEPTH
}

function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const segment of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === segment)
      if (pair === undefined) break
      offset = rangeStart(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[segment as number]
      offset = rangeStart(node) ?? offset
    }
  }
  return offset
}

function rangeStart(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}
