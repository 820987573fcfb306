import type { Answer } from './answer.js'
import type { Contestant } from './contestant.js'
import { Running } from './running.js'

/** Those that can take part here; says which cannot, and why. */
export function present(contestants: readonly Contestant[]): Contestant[] {
  return contestants.filter((contestant) => {
    const reason = contestant.whyNot?.()
    if (reason !== undefined) process.stderr.write(`without ${contestant.name}: ${reason}\n`)
    return reason === undefined
  })
}

/** Starts them one after the other and hands them over; ends them all afterwards, whatever happens. */
export async function withRunning<Result>(
  contestants: readonly Contestant[],
  answer: Answer,
  use: (running: readonly Running[]) => Promise<Result>
): Promise<Result> {
  const running: Running[] = []
  try {
    for (const contestant of contestants) running.push(await Running.start(contestant, answer))
    return await use(running)
  } finally {
    await Promise.all(running.map((one) => one[Symbol.asyncDispose]()))
  }
}
