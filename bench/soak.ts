import { SoakClient, type SoakRequest, type SoakResult } from './soak/client.js'
import { drawVisit, visitor } from './soak/visits.js'
import { BenchServer, type Memory } from './support/server.js'

const CLIENTS = 32
const STRETCHES = 10

/** How much the heap may grow from the third stretch to the last: what a busy moment leaves, and no leak. */
const MAX_GROWTH = 1.15
const MAX_GROWTH_BYTES = 8 * 2 ** 20

/** A repeatable source of numbers from 0 to 1, by the algorithm mulberry32. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * `npm run soak [-- REQUESTS [SEED]]`: sends requests of all kinds to the built server from many clients, faults,
 * resets and evictions among them. Exits with 1 if a request was not answered as it should be, if a 5xx came that no
 * fault ordered, or if memory grew.
 */
async function main([amount = '1000000', seed = '1']: readonly string[]): Promise<boolean> {
  const requests = Number(amount)
  const draw = draws(Number(seed))
  await using server = await BenchServer.start(
    '--seed',
    '1',
    '--log-level',
    'warn',
    '--max-sandboxes',
    '30',
    '--journal-limit',
    '1000'
  )
  const client = new SoakClient(server.url, CLIENTS)
  const statuses = new Map<string, number>()
  const wrong: string[] = []
  let sent = 0
  const onResult = ({ method, path }: SoakRequest, result: SoakResult, why: string | undefined) => {
    sent++
    const name = result.kind === 'response' ? String(result.status) : result.kind
    statuses.set(name, (statuses.get(name) ?? 0) + 1)
    const body = result.kind === 'response' ? ` ${result.body.slice(0, 200)}` : ''
    if (why !== undefined) wrong.push(`${method} ${path}: ${name}, ${why}${body}`)
  }
  const memory: Memory[] = []
  for (let stretch = 1; stretch <= STRETCHES; stretch++) {
    const until = (requests * stretch) / STRETCHES
    const work = async () => {
      while (sent < until) await drawVisit(draw)(visitor(client, draw, onResult))
    }
    await Promise.all(Array.from({ length: CLIENTS }, work))
    memory.push(await server.memory())
    const { heapBytes, rssBytes } = memory.at(-1) as Memory
    const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
    process.stdout.write(
      `${sent} requests: heap ${mebibytes(heapBytes)} MiB, resident ${mebibytes(rssBytes)} MiB, ${wrong.length} wrong\n`
    )
  }
  client.close()
  const [early, late] = [memory[2], memory.at(-1)] as [Memory, Memory]
  if (late.heapBytes > Math.max(early.heapBytes * MAX_GROWTH, early.heapBytes + MAX_GROWTH_BYTES))
    wrong.push('memory grew')
  process.stdout.write(
    `${[...statuses]
      .sort()
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}\n`
  )
  for (const line of wrong.slice(0, 20)) process.stdout.write(`${line}\n`)
  process.stdout.write(`${sent} requests, ${wrong.length} wrong (seed ${seed})\n`)
  return wrong.length === 0
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
