import { available, leaveOut, withRunning } from '../contestants/available.js'
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
      const measured = await measure(one, response, connections, seconds, isWrk)
      await one.contestant.afterLoad?.(one.url)
      return measured
    }
    const warmUp = async (one: Running) => {
      for (let warmed = 0; warmed < one.contestant.warmUpSeconds; warmed += seconds) await loadOne(one)
    }
    const failed = ({ contestant }: Running, error: unknown) => leaveOut(contestant, error)
    const warm = isQuick ? running : [...(await interleave(running, 1, warmUp, failed)).keys()]
    const measured = await interleave(warm, rounds, loadOne, failed)
    return new Map([...measured].map(([{ contestant }, values]) => [contestant, values]))
  })
}
