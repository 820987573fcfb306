import type { Verdict } from './types.js'

/** Thrown by `assertVerdict`. The message lists what a test set up that its client never used, one finding a line. */
export class VerdictError extends Error {
  override readonly name = 'VerdictError'
  // Not a property, which Node would print after the message.
  readonly #verdict: Verdict

  constructor(verdict: Verdict, sandbox: string) {
    super(`The verdict on ${sandbox} is not ok:${linesOf(verdict).join('')}`)
    this.#verdict = verdict
  }

  /** The verdict, with all that the message names. */
  get verdict(): Verdict {
    return this.#verdict
  }
}

type Findings<T> = { readonly total: number; readonly first: readonly T[] }

function linesOf({ faultsNeverFired, jobsNeverAskedFor, jobsLeftRunning, notEmulated }: Verdict): string[] {
  return [
    ...lines(faultsNeverFired, ({ id, matched, why }) => {
      return `fault ${id} never fired (${why ?? `${matched} ${matched === 1 ? 'request' : 'requests'} matched`})`
    }),
    ...lines(jobsNeverAskedFor, (id) => `job ${id} was never asked for`),
    ...lines(jobsLeftRunning, ({ id, state }) => `job ${id} was left ${state}`),
    ...lines(notEmulated, ({ method, path }) => `${method} ${path} is not emulated`)
  ]
}

function lines<T>({ total, first }: Findings<T>, describe: (finding: T) => string): string[] {
  const more = total - first.length
  return [...first.map(describe), ...(more > 0 ? [`and ${more} more of this kind`] : [])].map((line) => `\n  ${line}`)
}
