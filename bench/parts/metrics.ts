import { bundleWork, instructionsOf, OPTIMIZED, valgrindVersion } from '../support/instructions.js'
import { spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'

/** What is counted for the metrics, and by what. */
const WORKS = { request: 'counting for a GetJob, instructions', transition: 'counting for a transition, instructions' }

/** What the metrics cost while nobody asks for them. */
export const metrics: Part = async (isQuick) => {
  const rounds = isQuick ? 1 : 3
  const times = isQuick ? { few: 1000, many: 2000 } : OPTIMIZED
  const valgrind = valgrindVersion()
  const rows: string[][] = []
  if (valgrind !== undefined) {
    const program = await bundleWork()
    for (const [work, name] of Object.entries(WORKS).slice(0, isQuick ? 1 : undefined)) {
      const counts: number[] = []
      for (let seed = 1; seed <= rounds; seed++) counts.push(await instructionsOf(program, work, seed, times))
      rows.push([name, ...spread(counts)])
    }
  }
  return {
    title: 'Metrics',
    about: `${valgrind === undefined ? 'Instructions were not counted: valgrind is not installed.' : `Instructions are counted by ${valgrind} in ${rounds} runs, each with other random numbers of V8, and include those of the loop that counts; how busy the machine is does not matter.`}`,
    head: ['figure', 'median', 'range'],
    rows
  }
}
