import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Path } from '../core/validation/problem.js'
import type { Parsed, Position } from './document.js'

/** The most alias expansions in a document, so that a small file cannot expand to a huge one. */
const MAX_ALIASES = 100

/** Parses one document of YAML 1.2, without duplicate keys. */
export function parseYaml(text: string): Parsed {
  const lines = new LineCounter()
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const errors = [...parsed.errors, ...parsed.warnings]
  if (errors.length > 0) {
    return {
      problems: errors.map(({ message, pos }) => ({ ...positionOf(pos[0]), message: `is not YAML: ${message}` }))
    }
  }
  try {
    const value: unknown = parsed.toJS({ maxAliasCount: MAX_ALIASES })
    const locate = (path: Path) => positionOf(offsetOf(parsed.contents, path))
    if (value === null) return { problems: [{ line: 1, column: 1, message: 'is empty' }] }
    return { document: { value, locate } }
  } catch (error) {
    return { problems: [{ line: 1, column: 1, message: `is not YAML: ${(error as Error).message}` }] }
  }
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
