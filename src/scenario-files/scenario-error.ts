import { ProblemsError } from '../core/validation/problems-error.js'

/** Thrown for invalid scenario files. The message lists every problem of every file with its file, line and column. */
export class ScenarioError extends ProblemsError {
  /** The bundle shortens the names of classes, but not this one. */
  static override readonly name = 'ScenarioError'
}
