import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Path } from '../core/validation/problem.js'
import { TOO_DEEP } from '../core/validation/validate.js'
import type { Parsed, Position, SyntaxProblem } from './document.js'
import { parseValue, scanJson } from './scan-json.js'

/** The most problems reported for a file: a file in another format would have one on every line. */
const MAX_PROBLEMS = 100

/** Parses strict JSON: no comments, no trailing commas, no duplicate members. */
export function parseJson(text: string): Parsed {
  const { hasDuplicateNames, tooDeepAt } = scanJson(text)
  // First of all: the tree that locates problems is built by recursion.
  if (tooDeepAt !== undefined) return { problems: [{ ...positionOf(text, tooDeepAt), message: TOO_DEEP }] }
  if (text.trim() === '') return { problems: [{ message: 'is empty' }] }
  const value = parseValue(text)
  if (value === undefined || hasDuplicateNames) return { problems: problemsOf(text) }
  // The tree that holds all positions takes much longer to build than the value, and is needed only for problems.
  let root: Node | undefined
  return {
    document: {
      value,
      locate: (path) => {
        root ??= parseTree(text) as Node
        return positionOf(text, find(root, path).offset)
      }
    }
  }
}

/** Returns the problems of a text that is not JSON or has duplicate members. */
function problemsOf(text: string): SyntaxProblem[] {
  const errors: ParseError[] = []
  const root = treeOf(text, errors)
  if (root === 'too-deep') return [{ line: 1, column: 1, message: `is not JSON, and ${TOO_DEEP}` }]
  // One mistake often causes several errors at one position: the first explains it best.
  const firsts = new Map<number, ParseError>()
  for (const error of errors) if (!firsts.has(error.offset)) firsts.set(error.offset, error)
  const problems: SyntaxProblem[] = [...firsts.values()].slice(0, MAX_PROBLEMS).map(({ error, offset }) => ({
    ...positionOf(text, offset),
    message: `is not JSON: ${words(printParseErrorCode(error))}`
  }))
  if (root === undefined || problems.length > 0) return problems
  for (const name of duplicateNames(root)) {
    const message = `member ${JSON.stringify(name.value)} occurs twice in one object: only the last would count`
    problems.push({ ...positionOf(text, name.offset), message })
  }
  return problems
}

/** In a text that is not JSON, brackets may be nested deeper than a scan shows. */
function treeOf(text: string, errors: ParseError[]): Node | undefined | 'too-deep' {
  try {
    return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  } catch (error) {
    if (error instanceof RangeError) return 'too-deep'
    throw error
  }
}

/** `CloseBraceExpected` → `close brace expected`. */
function words(code: string): string {
  return code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
}

function* duplicateNames(node: Node): Generator<Node> {
  const names = new Set<unknown>()
  for (const child of node.children ?? []) {
    if (node.type === 'object') {
      const name = child.children?.[0] as Node
      if (names.has(name.value)) yield name
      names.add(name.value)
    }
    yield* duplicateNames(child)
  }
}

function find(root: Node, path: Path): Node {
  let value = root
  let found = root
  for (const segment of path) {
    const child = childOf(value, segment)
    if (child === undefined) break
    value = child.value
    found = child.found
  }
  return found
}

function childOf(node: Node, segment: string | number): { found: Node; value: Node } | undefined {
  if (node.type === 'array') {
    const entry = node.children?.[segment as number]
    return entry && { found: entry, value: entry }
  }
  const property = node.children?.find((child) => child.children?.[0]?.value === segment)
  const [found, value] = property?.children ?? []
  return found && value && { found, value }
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) as string).length + 1 }
}
