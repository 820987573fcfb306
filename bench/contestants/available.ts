import { reportFailure } from '../support/failures.js'
import type { Contestant } from './contestant.js'
import type { ExpectedResponse } from './expected-response.js'
import { Running } from './running.js'

const reported = new Set<string>()

/** Returns those that are available on this machine. Reports once which are not, and why. */
export function available<One extends Pick<Contestant, 'name' | 'whyUnavailable'>>(contestants: readonly One[]): One[] {
  return contestants.filter((contestant) => {
    const reason = contestant.whyUnavailable?.()
    const line = `without ${contestant.name}: ${reason}\n`
    if (reason !== undefined && !reported.has(line)) process.stderr.write(line)
    reported.add(line)
    return reason === undefined
  })
}

/** Reports that a contestant failed, which may as well be missing; throws the error if it may not. */
export function leaveOut({ name, whyUnavailable }: Pick<Contestant, 'name' | 'whyUnavailable'>, error: unknown): void {
  if (whyUnavailable === undefined) throw new Error(`${name} failed`, { cause: error })
  reportFailure(name, error)
}

/**
 * Starts the contestants one after the other and calls `use` with them. Ends all of them afterwards, also on errors.
 */
export async function withRunning<Result>(
  contestants: readonly Contestant[],
  response: ExpectedResponse,
  use: (running: readonly Running[]) => Promise<Result>
): Promise<Result> {
  const running: Running[] = []
  try {
    for (const contestant of contestants) {
      try {
        running.push(await Running.start(contestant, response))
      } catch (error) {
        leaveOut(contestant, error)
      }
    }
    return await use(running)
  } finally {
    await Promise.all(running.map((one) => one[Symbol.asyncDispose]()))
  }
}
