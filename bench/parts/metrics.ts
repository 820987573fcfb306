import { bundleWork, instructionsOf, valgrindVersion } from '../support/instructions.js'
import { spread } from '../support/rounds.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

/** What is counted for the metrics, and by what. */
const WORKS = { request: 'counting for a GetJob, instructions', transition: 'counting for a transition, instructions' }

/** What the metrics cost while nobody asks for them, and what a scrape costs. */
export const metrics: Part = async (isQuick) => {
  const rounds = isQuick ? 1 : 3
  const sandboxes = isQuick ? 20 : 1000
  const valgrind = valgrindVersion()
  const rows: string[][] = []
  if (valgrind !== undefined) {
    const program = await bundleWork()
    for (const [work, name] of Object.entries(WORKS)) {
      const counts: number[] = []
      for (let seed = 1; seed <= rounds; seed++) counts.push(await instructionsOf(program, work, seed))
      rows.push([name, ...spread(counts)])
    }
  }
  const scrapes = await holdsOfScrapes(sandboxes, isQuick ? 1 : 9)
  rows.push([`event loop held by a scrape of ${round(sandboxes)} sandboxes, ms`, ...spread(scrapes)])
  return {
    title: 'Metrics',
    about: `${valgrind === undefined ? 'Instructions were not counted: valgrind is not installed.' : `Instructions are counted by ${valgrind} in ${rounds} runs, each with other random numbers of V8, and include those of the loop that counts; how busy the machine is does not matter.`} The longest hold of the event loop during a scrape is in processor time, without the garbage collector; each sandbox has the fixtures.`,
    head: ['figure', 'median', 'range'],
    rows
  }
}

/** Returns the longest hold of the event loop during each of several scrapes, in milliseconds. */
async function holdsOfScrapes(sandboxes: number, scrapes: number): Promise<number[]> {
  await using server = await BenchServer.start('--log-level', 'warn', '--max-sandboxes', String(sandboxes))
  for (let index = 1; index < sandboxes; index++) await server.admin('GET', `/sandbox/s${index}/v1/jobs`)
  const scrape = async () => {
    const text = await (await fetch(`${server.url}/__admin/metrics`)).text()
    if (!text.includes(`\ndataexchange_local_sandboxes ${sandboxes}\n`)) throw new Error(`a scrape returns ${text}`)
  }
  await scrape()
  const held: number[] = []
  for (let done = 0; done < scrapes; done++) held.push((await server.holdsDuring(scrape)).oursMs)
  return held
}
