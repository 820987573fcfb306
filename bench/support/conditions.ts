import { SEEDED_LISTS, type SeededList, seedDataSets } from './data-set-seeds.js'
import { openReaders } from './event-readers.js'
import type { Side } from './pair.js'
import { jobId, seed } from './seeding.js'
import { BenchServer } from './server.js'

/** How much of each thing there is. */
export interface Amounts {
  readonly jobs: number
  readonly dataSets: number
  readonly sandboxes: number
}

/** What a server is like, or what it does beside the requests, and a server without that. */
export interface Condition {
  readonly name: string
  /** The ratio of processor time that is at most aimed at. */
  readonly most: number
  /** What makes the condition. Its requests hold the event loop too. */
  readonly setUp?: (server: BenchServer) => Promise<unknown>
  /** The requests with the condition; `server` is the one that was set up. */
  readonly withIt: (server: BenchServer) => Side
  /** The requests without it; `plain` is a server with few jobs. */
  readonly without: (plain: BenchServer, server: BenchServer) => Side
}

/** Conditions that are met on one server, one after the other. */
export interface Course {
  readonly conditions: readonly Condition[]
  /** Whether the server is the plain one. */
  readonly isPlain?: boolean
}

/** The number of different jobs that are asked for. */
const ASKED = 1000

const READERS = 100
const FAULTS = 100
const SCRAPE_EVERY_MS = 1000

const FIXTURE = 'completedExportAssetToSignedUrl01'

/** The most that an unknown id may cost, times a known one; 100 readers, times none; and everything else. */
const [UNKNOWN_MOST, READERS_MOST, MOST] = [2, 1.5, 1.15]

/** Starts a server with the options that every condition needs. */
export function startServer({ jobs, sandboxes }: Amounts): Promise<BenchServer> {
  const options = {
    // Beside those of the fixtures.
    'max-jobs': 2 * jobs,
    'max-sandboxes': sandboxes + 1,
    'max-memory-bytes': 2 ** 34,
    'body-limit': 2 ** 30
  }
  const argv = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  return BenchServer.start('--log-level', 'warn', ...argv)
}

/** Makes a server the plain one. */
export function setUpPlain(server: BenchServer): Promise<void> {
  return seed(server, ASKED, 'hangs')
}

/** Returns the conditions, by the server on which they are met. */
export function courses(amounts: Amounts): readonly Course[] {
  return [
    { isPlain: true, conditions: onPlain() },
    { conditions: [manyDataSets(amounts)] },
    { conditions: manySandboxes(amounts) },
    { conditions: manyJobs(amounts) },
    ...[10, amounts.jobs].map((count) => ({ conditions: [longIds(count)] }))
  ]
}

const spread = (count: number, idOf: (index: number) => string = jobId) =>
  Array.from({ length: ASKED }, (_, index) => idOf(Math.floor((index * count) / ASKED)))

const getJobs = (ids: readonly string[]) => ids.map((id) => `/v1/jobs/${id}`)

const askPlain = (server: BenchServer): Side => ({ server, paths: getJobs(spread(ASKED)) })

function onPlain(): Condition[] {
  const beside = (name: string, most: number, begin: (server: BenchServer) => Promise<() => unknown>): Condition => ({
    name,
    most,
    withIt: (server) => ({ ...askPlain(server), beside: () => begin(server) }),
    without: askPlain
  })
  return [
    beside(`${FAULTS} armed faults that do not match`, MOST, armFaults),
    beside('metrics scraped once a second', MOST, scrape),
    beside(`${READERS} readers of all events`, READERS_MOST, (server) => openReaders(server, READERS)),
    unknownIds(`unknown id of 32 characters, ${format(ASKED)} jobs`, ASKED, jobId)
  ]
}

function manyJobs({ jobs }: Amounts): Condition[] {
  return [
    {
      name: `${format(jobs)} jobs`,
      most: MOST,
      setUp: (server) => seed(server, jobs, 'hangs'),
      withIt: (server) => ({ server, paths: getJobs(spread(jobs)) }),
      without: askPlain
    },
    unknownIds(`unknown id of 32 characters, ${format(jobs)} jobs`, jobs, jobId)
  ]
}

/** AWS: an id that is longer than those of the service is not valid, rather than not found. */
function longIds(count: number): Condition {
  const idOf = (index: number) => jobId(index).padStart(256, 'j')
  return {
    ...unknownIds(`unknown id of 256 characters, ${format(count)} jobs`, count, idOf, 400),
    setUp: (server) => seed(server, count, 'hangs', idOf)
  }
}

/** Ids that no job has, each of which differs from that of a job in one character. */
function unknownIds(name: string, count: number, idOf: (index: number) => string, status = 404): Condition {
  const known = spread(count, idOf)
  const unknown = known.map((id) => `${id.slice(0, -1)}x`)
  return {
    name,
    most: UNKNOWN_MOST,
    withIt: (server) => ({ server, paths: getJobs(unknown), status }),
    without: (_, server) => ({ server, paths: getJobs(known) })
  }
}

function manyDataSets({ dataSets }: Amounts): Condition {
  return {
    name: `${format(dataSets)} data sets`,
    most: MOST,
    async setUp(server) {
      await setUpPlain(server)
      await seedDataSets(server, (SEEDED_LISTS[0] as SeededList).seeds(dataSets))
    },
    withIt: askPlain,
    without: askPlain
  }
}

function manySandboxes({ sandboxes }: Amounts): Condition[] {
  const path = (index: number) => `/sandbox/s${index}/v1/jobs/${FIXTURE}`
  const all = Array.from({ length: sandboxes - 1 }, (_, index) => path(index))
  const one = (server: BenchServer): Side => ({ server, paths: [path(0)] })
  const scrapeAll = async ({ url }: BenchServer) => {
    const text = await (await fetch(`${url}/__admin/metrics`)).text()
    if (!text.includes(`\ndataexchange_local_sandboxes ${sandboxes}\n`)) throw new Error(`a scrape returns ${text}`)
  }
  return [
    {
      name: `${format(sandboxes)} sandboxes, a job of one`,
      most: MOST,
      async setUp(server) {
        for (const each of all) await server.admin('GET', each)
      },
      withIt: one,
      without: one
    },
    {
      name: `${format(sandboxes)} sandboxes, a job of each in turn`,
      most: MOST,
      setUp: scrapeAll,
      withIt: (server) => ({ server, paths: all }),
      without: one
    }
  ]
}

/** Match conditions that the measured GetJob does not meet. */
const NOT_MATCHING = [
  (index: number) => ({ jobId: `none${index}` }),
  () => ({ operation: 'StartJob' }),
  () => ({ operation: 'GetJob', state: 'ERROR' }),
  () => ({ operation: 'GetJob', type: 'IMPORT_ASSETS_FROM_S3' })
] as const

async function armFaults(server: BenchServer): Promise<() => unknown> {
  const faults = Array.from({ length: FAULTS }, (_, index) => ({
    match: NOT_MATCHING[index % NOT_MATCHING.length]?.(index),
    effect: { exception: 'InternalServerException' }
  }))
  await server.admin('POST', '/__admin/faults', faults)
  return () => server.admin('DELETE', '/__admin/faults')
}

async function scrape(server: BenchServer): Promise<() => unknown> {
  const scrapes: Promise<unknown>[] = []
  const once = async () => (await fetch(`${server.url}/__admin/metrics`)).text()
  const timer = setInterval(() => scrapes.push(once()), SCRAPE_EVERY_MS)
  scrapes.push(once())
  return () => {
    clearInterval(timer)
    return Promise.all(scrapes)
  }
}

function format(count: number): string {
  return count.toLocaleString('en-US')
}
