/** Thrown for invalid flags, environment variables or options of `start`. The message lists all problems. */
export class ConfigError extends Error {
  /** The bundle shortens the names of classes, but not this one. */
  static override readonly name = 'ConfigError'
  /** The problems, one sentence each. */
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}
