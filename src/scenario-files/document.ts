import type { Path } from '../core/validation/problem.js'

/** A place in a file; lines and columns count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A problem that keeps a file from being parsed. It has no position if the file is empty. */
export interface SyntaxProblem extends Partial<Position> {
  readonly message: string
}

/** A parsed file that can locate each of its values in the text. */
export interface ParsedDocument {
  readonly value: unknown
  /** Returns the position of the value at a path (for a member, of its name) or, if absent, of its nearest parent. */
  locate(path: Path): Position
}

/** The result of parsing a file. */
export type Parsed = { readonly document: ParsedDocument } | { readonly problems: readonly SyntaxProblem[] }
