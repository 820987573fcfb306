import type { Answer } from './answer.js'
import type { Contestant } from './contestant.js'
import { Running } from './running.js'

const told = new Set<string>()

/** Those that can take part here; says once which cannot, and why. */
export function present(contestants: readonly Contestant[]): Contestant[] {
  return contestants.filter((contestant) => {
    const reason = contestant.whyNot?.()
    const line = `without ${contestant.name}: ${reason}\n`
    if (reason !== undefined && !told.has(line)) process.stderr.write(line)
    told.add(line)
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
