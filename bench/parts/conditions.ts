import { type Amounts, type Condition, courses, setUpPlain, startServer } from '../support/conditions.js'
import { loadSide, measurePair, type PairResult, type PairSize } from '../support/pair.js'
import { spread } from '../support/rounds.js'
import type { BenchServer, Holds } from '../support/server.js'
import { type Part, round } from '../support/table.js'
import { type Target, target } from '../support/target.js'

/** No work of the server's own may hold the event loop for longer, in milliseconds. */
const MOST_HELD_MS = 50

type Watched = Holds & { readonly tookMs: number }

/** What was measured of a condition. */
interface Measured extends PairResult {
  readonly condition: Condition
  readonly setUp: Watched | undefined
  readonly underLoad: Watched
}

/** What each condition adds to a GetJob, and how long the event loop is held while it is made and while it lasts. */
export const conditions: Part = async (isQuick) => {
  const amounts = isQuick
    ? { jobs: 1000, dataSets: 20, sandboxes: 4 }
    : { jobs: 1_000_000, dataSets: 100_000, sandboxes: 1000 }
  const size = isQuick ? { rounds: 1, requests: 32 } : { rounds: 5, requests: 15_000 }
  const measured = await measureAll(amounts, size)
  return {
    title: 'GetJob under conditions',
    about: `The server's processor time for a GetJob under each condition and without it, in ${size.rounds} rounds of ${size.requests.toLocaleString('en-US')} requests in which both take turns, over 16 connections: medians, and the ratios of all rounds. 1,000 different jobs are asked for, where nothing else is said. Unknown ids differ from the ids of jobs in one character, and are compared with these. Each reader of events has a socket of its own. Then how long the server's own code held the event loop at a stretch while the condition was made and under load, in processor time of its thread, and the longest pause of the garbage collector, the steps included in which V8 marks a large heap. To make the second condition with sandboxes is to scrape the metrics of all of them.`,
    head: [
      'condition',
      'without, µs',
      'with, µs',
      'ratio',
      'range',
      'made in, s',
      'longest hold meanwhile, ms',
      "the collector's longest pause meanwhile, ms",
      'longest hold under load, ms',
      "the collector's longest pause under load, ms"
    ],
    rows: measured.map(rowOf),
    targets: [
      ...measured.map(({ condition, ratios }) =>
        target(`CPU time of a GetJob: ${condition.name} ÷ without`, `≤ ${condition.most}`, ratios)
      ),
      holdTarget('while it is made', measured, ({ setUp }) => setUp?.oursMs),
      holdTarget('under load', measured, ({ underLoad }) => underLoad.oursMs)
    ]
  }
}

async function measureAll(amounts: Amounts, size: PairSize): Promise<Measured[]> {
  await using plain = await startServer(amounts)
  await setUpPlain(plain)
  const measured: Measured[] = []
  for (const { conditions, isPlain } of courses(amounts)) {
    await using own = isPlain ? undefined : await startServer(amounts)
    for (const condition of conditions) measured.push(await measure(condition, plain, own ?? plain, size))
  }
  return measured
}

async function measure(condition: Condition, plain: BenchServer, server: BenchServer, size: PairSize) {
  const { setUp } = condition
  const sides = { withIt: condition.withIt(server), without: condition.without(plain, server) }
  const madeWith = setUp && (await server.holdsDuring(() => setUp(server)))
  const pair = await measurePair(sides, size)
  // Apart from the rounds, because watching takes processor time too.
  const underLoad = await server.holdsDuring(() => loadSide(sides.withIt, size.requests))
  return { ...pair, condition, setUp: madeWith, underLoad }
}

function rowOf({ condition, withoutMicros, withMicros, ratios, setUp, underLoad }: Measured): string[] {
  const held = (ms: number) => (ms > MOST_HELD_MS ? `**${round(ms)}**` : round(ms))
  return [
    condition.name,
    round(withoutMicros),
    round(withMicros),
    ...spread(ratios),
    ...(setUp === undefined ? ['', '', ''] : [round(setUp.tookMs / 1000), held(setUp.oursMs), round(setUp.pauseMs)]),
    held(underLoad.oursMs),
    round(underLoad.pauseMs)
  ]
}

function holdTarget(when: string, measured: readonly Measured[], msOf: (one: Measured) => number | undefined): Target {
  const holds = measured.map(msOf).filter((ms) => ms !== undefined)
  return target(`longest hold of the event loop under any condition, ${when}, ms`, `≤ ${MOST_HELD_MS}`, [
    Math.max(...holds)
  ])
}
