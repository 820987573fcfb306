import { answerToServe } from '../contestants/answer.js'
import type { Contestant } from '../contestants/contestant.js'
import { present, withRunning } from '../contestants/present.js'
import type { Running } from '../contestants/running.js'
import { generator, type Measured, measure } from './measure.js'
import { inTurns } from './rounds.js'

/** How contestants are loaded, one after the other in several rounds. */
export interface Rounds {
  readonly connections: number
  readonly rounds: number
  readonly seconds: number
}

/** Loads all contestants that can take part, each warmed up; what each came to, round by round. */
export async function loadInTurns(
  contestants: readonly Contestant[],
  { connections, rounds, seconds }: Rounds,
  isQuick: boolean
): Promise<Map<Contestant, Measured[]>> {
  const answer = await answerToServe()
  const { isWrk } = generator(isQuick)
  return withRunning(present(contestants), answer, async (running) => {
    const turn = async (one: Running) => {
      try {
        const measured = await measure(one, answer, connections, seconds, isWrk)
        await one.contestant.afterLoad?.(one.url)
        return measured
      } catch (cause) {
        throw new Error(`${one.contestant.name} failed under load`, { cause })
      }
    }
    if (!isQuick) {
      for (const one of running) {
        for (let warmed = 0; warmed < one.contestant.warmUpSeconds; warmed += seconds) await turn(one)
      }
    }
    const measured = await inTurns(running, rounds, turn)
    return new Map([...measured].map(([{ contestant }, values]) => [contestant, values]))
  })
}
