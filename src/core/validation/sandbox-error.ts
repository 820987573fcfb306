import type { Problem } from './problem.js'

/**
 * Why a request was refused: `invalid` input that no state would accept, `conflict` with what is there,
 * something `not-found`, or a `limit` reached.
 */
export type SandboxErrorKind = 'invalid' | 'conflict' | 'not-found' | 'limit'

/** Thrown when something asked of a sandbox can't be done. Nothing has been changed when it is thrown. */
export class SandboxError extends Error {
  readonly kind: SandboxErrorKind
  readonly problems: readonly Problem[]

  constructor(kind: SandboxErrorKind, message: string, problems: readonly Problem[] = []) {
    super(message)
    this.name = 'SandboxError'
    this.kind = kind
    this.problems = problems
  }
}

/** Throws a SandboxError that lists the problems, if there are any. */
export function refuseIfAny(kind: SandboxErrorKind, message: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new SandboxError(kind, message, problems)
}
