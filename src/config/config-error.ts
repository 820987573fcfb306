import { ProblemsError } from '../core/validation/problems-error.js'

/** Thrown for invalid flags, environment variables or options of `start`. The message lists all problems. */
export class ConfigError extends ProblemsError {
  /** The bundle shortens the names of classes, but not this one. */
  static override readonly name = 'ConfigError'
}
