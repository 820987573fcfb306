import { countedBytes, SEEDED_LISTS, type SeededList, seedDataSets } from '../support/data-set-seeds.js'
import { probe } from '../support/probe.js'
import { interleave, spread } from '../support/rounds.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

/** Options of a server that holds a million assets. */
const OPTIONS = [
  '--no-fixtures',
  '--body-limit',
  String(2 ** 30),
  '--max-memory-bytes',
  String(2 ** 34),
  '--log-level',
  'warn'
]

/** The number of entries of a page when walking through a list. AWS: the most that a page can have. */
const WALKED = 200

/** The size of a run. */
interface Size {
  /** The number of entries of a list, few and many. */
  readonly counts: readonly [number, number]
  readonly rounds: number
  /** The number of pages that one round requests. */
  readonly pages: number
}

/** A list of so many entries on a server of its own. */
interface Filled {
  readonly server: BenchServer
  readonly count: number
  readonly heapBytes: number
  readonly seededSeconds: number
  /** The tokens of pages throughout the list. */
  readonly tokens: readonly string[]
}

/** The memory of data sets, revisions and assets, and the latency of pages of long and short lists of them. */
export const dataSets: Part = async (isQuick) => {
  const rows: string[][] = []
  for (const list of SEEDED_LISTS) rows.push(...(await rowsOf(list, sizeOf(list, isQuick))))
  const { rounds, pages } = sizeOf(SEEDED_LISTS[0] as SeededList, isQuick)
  return {
    title: 'Data sets, revisions and assets',
    about: `All data sets of one sandbox, all revisions of one data set, and all assets of one revision. The memory of an entry is heap after a garbage collection, beside the estimate that counts against \`--max-memory-bytes\`. One request to \`POST /__admin/data-sets\` seeds them, timed until the end of its response, which shows them all. Pages have 25 entries and are requested one after the other over one connection: the first page, and pages that begin at a random \`NextToken\`. Figures are medians of ${rounds} rounds of ${pages} pages, in which short and long lists take turns, and the lowest and the highest.`,
    head: [
      'list',
      'entries',
      'heap of an entry, bytes',
      'counted, bytes',
      'seeded in, s',
      'first page, p50 ms',
      'range',
      'random page, p50 ms',
      'range'
    ],
    rows
  }
}

function sizeOf({ many }: SeededList, isQuick: boolean): Size {
  if (isQuick) return { counts: [250, 500], rounds: 1, pages: 5 }
  return { counts: [1000, many], rounds: 5, pages: 500 }
}

async function rowsOf(list: SeededList, { counts, rounds, pages }: Size): Promise<string[][]> {
  const [few, many] = counts
  await using ofFew = await BenchServer.start(...OPTIONS)
  await using ofMany = await BenchServer.start(...OPTIONS)
  const lists = [await fill(ofFew, list, few), await fill(ofMany, list, many)]
  const candidates = lists.flatMap((filled) => [
    { filled, path: () => list.path },
    { filled, path: () => randomPage(list, filled) }
  ])
  const latencies = await interleave(candidates, rounds, async ({ filled: { server }, path }) => {
    const { p50 } = await probe(server.url, (done) => (done < pages ? path() : undefined))
    return p50
  })
  const counted = round(countedBytes(list))
  return lists.map((filled) => {
    const { count, heapBytes, seededSeconds } = filled
    const measured = candidates.filter((each) => each.filled === filled).map((each) => latencies.get(each) as number[])
    // What the server loads with its first request would be most of the heap of few entries.
    const heap = count === few ? '' : round(heapBytes / count)
    return [
      list.operation,
      count.toLocaleString('en-US'),
      heap,
      counted,
      round(seededSeconds),
      ...measured.flatMap(spread)
    ]
  })
}

async function fill(server: BenchServer, list: SeededList, count: number): Promise<Filled> {
  const before = await server.memory()
  const began = performance.now()
  await seedDataSets(server, list.seeds(count))
  const seededSeconds = (performance.now() - began) / 1000
  const after = await server.memory()
  const tokens = await walk(server, list, count)
  return { server, count, heapBytes: after.heapBytes - before.heapBytes, seededSeconds, tokens }
}

/** Walks through a list. Returns the tokens of its pages; throws unless it has so many entries. */
async function walk({ url }: BenchServer, { path, member }: SeededList, count: number): Promise<string[]> {
  const tokens: string[] = []
  let walked = 0
  for (let token: string | undefined = ''; token !== undefined; ) {
    const response = await fetch(`${url}${path}?maxResults=${WALKED}&nextToken=${token}`)
    const page = (await response.json()) as Record<string, unknown>
    walked += (page[member] as unknown[]).length
    token = page.NextToken as string | undefined
    if (token !== undefined) tokens.push(token)
  }
  if (walked !== count) throw new Error(`${path} has ${walked} entries instead of ${count}`)
  return tokens
}

function randomPage({ path }: SeededList, { tokens }: Filled): string {
  return `${path}?nextToken=${tokens[Math.floor(Math.random() * tokens.length)]}`
}
