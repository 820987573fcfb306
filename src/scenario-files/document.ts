import type { Path } from '../core/validation/problem.js'

/** A place in a file; lines and columns count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** What is wrong with a text that can't even be parsed. */
export interface SyntaxProblem extends Position {
  readonly message: string
}

/** A parsed file that knows where in its text each of its values stands. */
export interface ParsedDocument {
  readonly value: unknown
  /** Where the value at a path stands (a member: its name); for one that is not there, what would hold it. */
  locate(path: Path): Position
}

/** What parsing a file gives. */
export type Parsed = { readonly document: ParsedDocument } | { readonly problems: readonly SyntaxProblem[] }
