import { printable } from '../core/validation/printable.js'
import type { Position } from './document.js'

/** A problem in a scenario file. It has no position if it is with the file, or there is none. */
export interface FileProblem extends Partial<Position> {
  readonly file: string
  /** The JSONPath of the value; empty if the file could not be read or parsed. */
  readonly path: string
  readonly message: string
}

/**
 * Formats a problem as `file:line:column path: message`, which editors and terminals turn into a link, or as
 * `file: message` if it has no position. What cannot be printed is escaped: each problem is one line.
 */
export function formatFileProblem({ file, line, column, path, message }: FileProblem): string {
  const place = line === undefined ? ':' : `:${line}:${column}`
  return printable(`${file}${place} ${path === '' ? '' : `${path}: `}${message}`)
}

/** Formats a warning as `formatFileProblem` does a problem, marked as a warning. */
export function formatFileWarning(warning: FileProblem): string {
  return formatFileProblem({ ...warning, message: `warning: ${warning.message}` })
}
