/** Thrown for invalid scenario files. The message lists every problem of every file, one on each line. */
export class ScenarioError extends Error {
  /** The bundle shortens the names of classes, but not this one. */
  static override readonly name = 'ScenarioError'
  /** The problems, each with its file, line and column. */
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ScenarioError'
    this.problems = problems
  }
}
