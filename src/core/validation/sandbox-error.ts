import type { Problem } from './problem.js'

/**
 * Why a request was refused: `invalid` input that no state would accept, `conflict` with what is there,
 * something `not-found`, or a `limit` reached.
 */
export type RefusalKind = 'invalid' | 'conflict' | 'not-found' | 'limit'

/** Thrown when something asked of a sandbox can't be done. Nothing has been changed when it is thrown. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly problems: readonly Problem[]

  constructor(kind: RefusalKind, message: string, problems: readonly Problem[] = []) {
    super(message)
    this.name = 'Refusal'
    this.kind = kind
    this.problems = problems
  }
}

/** Throws a Refusal that lists the problems, if there are any. */
export function refuseIfAny(kind: RefusalKind, message: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(kind, message, problems)
}
