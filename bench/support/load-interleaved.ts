import { available, withRunning } from '../contestants/available.js'
import type { Contestant } from '../contestants/contestant.js'
import { expectedResponse } from '../contestants/expected-response.js'
import type { Running } from '../contestants/running.js'
import { generator, type Measured, measure } from './measure.js'
import { interleave } from './rounds.js'

/** The size of a load: how many rounds, of which length, with how many connections. */
export interface Rounds {
  readonly connections: number
  readonly rounds: number
  readonly seconds: number
}

/** Warms up and loads all available contestants in interleaved rounds. Returns the results of each, by round. */
export async function loadInterleaved(
  contestants: readonly Contestant[],
  { connections, rounds, seconds }: Rounds,
  isQuick: boolean
): Promise<Map<Contestant, Measured[]>> {
  const response = await expectedResponse()
  const { isWrk } = generator(isQuick)
  return withRunning(available(contestants), response, async (running) => {
    const loadOne = async (one: Running) => {
      try {
        const measured = await measure(one, response, connections, seconds, isWrk)
        await one.contestant.afterLoad?.(one.url)
        return measured
      } catch (cause) {
        throw new Error(`${one.contestant.name} failed under load`, { cause })
      }
    }
    if (!isQuick) {
      for (const one of running) {
        for (let warmed = 0; warmed < one.contestant.warmUpSeconds; warmed += seconds) await loadOne(one)
      }
    }
    const measured = await interleave(running, rounds, loadOne)
    return new Map([...measured].map(([{ contestant }, values]) => [contestant, values]))
  })
}
