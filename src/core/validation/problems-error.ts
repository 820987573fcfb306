/**
 * An error with problems, whose message lists them all, one on each line. A class for each kind of input extends it.
 */
export class ProblemsError extends Error {
  // Not a property, which Node would print after the message.
  readonly #problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = new.target.name
    this.#problems = problems
  }

  /** The problems, one sentence each. */
  get problems(): readonly string[] {
    return this.#problems
  }
}
