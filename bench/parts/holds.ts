import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load } from '../support/load.js'
import { scratchFolder } from '../support/scratch-folder.js'
import { jobId } from '../support/seeding.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'
import { target } from '../support/target.js'

/** No work of the server's own may hold the event loop for longer, in milliseconds. */
const MOST_MS = 50

const Type = 'EXPORT_ASSETS_TO_S3'
const DAY_MS = 86_400_000
const WAITING_VERIFICATIONS = 10

/** A server with something big in it, and what is then done: each is measured on its own, one after the other. */
interface Course {
  readonly options: (size: Size) => Promise<string[]>
  readonly steps: Readonly<Record<string, (server: BenchServer, size: Size) => Promise<unknown>>>
}

interface Size {
  readonly jobs: number
  readonly requests: number
  readonly uploadBytes: number
}

/** How long the event loop is held by each operation that may be big. */
export const holds: Part = async (isQuick) => {
  const size = isQuick
    ? { jobs: 500, requests: 500, uploadBytes: 2 ** 20 }
    : { jobs: 20_000, requests: 10_000, uploadBytes: 64 * 2 ** 20 }
  const rows: string[][] = []
  let longestMs = 0
  for (const { options, steps } of COURSES) {
    await using server = await BenchServer.start('--log-level', 'warn', ...(await options(size)))
    for (const [name, step] of Object.entries(steps)) {
      const { tookMs, ms, collectorMs, oursMs } = await server.holdsDuring(() => step(server, size))
      const isHeld = oursMs > MOST_MS
      longestMs = Math.max(longestMs, oursMs)
      rows.push([name, round(tookMs), round(ms), round(collectorMs), isHeld ? `**${round(oursMs)}**` : round(oursMs)])
    }
  }
  const count = (n: number) => n.toLocaleString('en-US')
  return {
    title: 'Big work beside other requests',
    about: `How long the event loop is held, and so every other request, by work on ${count(size.jobs)} jobs, on a journal of ${count(size.requests)} requests or on an upload of ${size.uploadBytes / 2 ** 20} MiB. The longest hold, the garbage collector's part of it, and the longest hold without the collector, in processor time: no work of the server's own should take more than ${MOST_MS} ms at a stretch.`,
    head: ['work', 'took, ms', 'longest hold, ms', "of it the collector's, ms", 'longest of our own, ms'],
    rows,
    targets: [target('longest hold of the event loop by big work, ms', `≤ ${MOST_MS}`, [longestMs])]
  }
}

const big = ['--no-fixtures', '--body-limit', String(2 ** 28)]

/** The plan of jobs that end together, an hour after they were seeded. */
const PLAN = [{ state: 'IN_PROGRESS', forMs: 3_600_000 }, { state: 'COMPLETED' }]

const seeds = ({ jobs }: Size) => Array.from({ length: jobs }, (_, index) => ({ Type, Id: jobId(index), plan: PLAN }))

/** Sends a request to the data plane. Throws unless it succeeds. */
const aws = (server: BenchServer, method: string, path: string, body?: unknown) => server.admin(method, path, body)

/** Gets jobs until the journal is full. */
async function poll({ url }: BenchServer, { requests, jobs }: Size): Promise<void> {
  const paths = Array.from({ length: 100 }, (_, index) => ({ path: `/v1/jobs/${jobId((index * 97) % jobs)}` }))
  await load({ url, connections: 8, amount: requests, requests: paths })
}

let snapshot: unknown

const COURSES: readonly Course[] = [
  {
    options: async () => [...big, '--clock', 'frozen'],
    steps: {
      'an array of jobs is seeded': (server, size) => server.admin('POST', '/__admin/jobs', seeds(size)),
      'another array is seeded beside it': (server, size) =>
        server.admin(
          'POST',
          '/__admin/jobs',
          seeds(size).map((seed) => ({ ...seed, Id: `b${seed.Id.slice(1)}` }))
        ),
      'ListJobs by a data set that no job names': (server) =>
        aws(server, 'GET', `/v1/jobs?dataSetId=${'0'.repeat(32)}`),
      'a scenario replaces everything': (server, size) =>
        server.admin('POST', '/__admin/scenarios?mode=replace', { name: 'big', jobs: seeds(size) }),
      'a snapshot is read': async (server) => {
        snapshot = await server.admin('GET', '/__admin/snapshot')
      },
      'a snapshot is restored': (server) => server.admin('PUT', '/__admin/snapshot', snapshot),
      'the verdict on jobs that nobody asked for': (server) => server.admin('GET', '/__admin/verdict'),
      'the clock moves to the end of all jobs, and one is started under limits': async (server) => {
        await server.admin('PUT', '/__admin/limits', { inProgress: 'aws-defaults' })
        const { Id } = (await aws(server, 'POST', '/v1/jobs', uploadRequest)) as { Id: string }
        const advanced = server.admin('POST', '/__admin/clock/advance', { ms: 3_600_000 })
        await aws(server, 'PATCH', `/v1/jobs/${Id}`)
        await advanced
      },
      'the clock moves to the end of their 90 days': (server) =>
        server.admin('POST', '/__admin/clock/advance', { ms: 91 * DAY_MS }),
      'jobs are seeded in a sandbox, and it is deleted': async (server, size) => {
        await server.admin('POST', '/sandbox/big/__admin/jobs', seeds(size))
        await server.admin('DELETE', '/__admin/sandboxes/big')
      }
    }
  },
  {
    options: async () => [...big],
    steps: {
      'a full journal': async (server, size) => {
        await server.admin('POST', '/__admin/jobs', seeds(size))
        await poll(server, size)
      },
      'a verification of it that fails': (server) =>
        server.admin('POST', '/__admin/verify', {
          match: { status: 429, jobId: 'none' },
          count: { min: 1 },
          maxAttempts: 1,
          minGapMs: 1,
          order: [{ status: 200 }, { status: 201 }]
        }),
      'its calls': (server) => server.admin('GET', '/__admin/calls'),
      'its requests': (server) => server.admin('GET', '/__admin/requests'),
      'the polls of one job': (server) => server.admin('GET', `/__admin/polls/${jobId(0)}`),
      'its verdict': (server) => server.admin('GET', '/__admin/verdict'),
      'verifications that wait while requests come': async (server, size) => {
        await server.admin('DELETE', '/__admin/requests')
        const waiting = Array.from({ length: WAITING_VERIFICATIONS }, () =>
          server.admin('POST', '/__admin/verify', { count: { min: size.requests }, timeoutMs: 60_000 })
        )
        await poll(server, size)
        await Promise.all(waiting)
      }
    }
  },
  {
    options: async (size) => {
      const file = join(await scratchFolder(), 'big.json')
      await writeFile(file, JSON.stringify({ name: 'big', jobs: seeds(size) }))
      return ['--fixtures', file]
    },
    steps: {
      'a sandbox is reset to its fixtures': (server) => server.admin('POST', '/__admin/reset'),
      'a sandbox with fixtures is used for the first time': (server) =>
        aws(server, 'GET', `/sandbox/first/v1/jobs/${jobId(0)}`),
      'the default sandbox is deleted, and used again': async (server) => {
        await server.admin('DELETE', '/__admin/sandboxes/default')
        await aws(server, 'GET', `/v1/jobs/${jobId(0)}`)
      }
    }
  },
  {
    options: async () => ['--no-fixtures'],
    steps: {
      'an upload through a signed URL': async (server, size) => {
        const { Id, Details } = (await aws(server, 'POST', '/v1/jobs', uploadRequest)) as {
          Id: string
          Details: { ImportAssetFromSignedUrl: { SignedUrl: string } }
        }
        const body = Buffer.alloc(size.uploadBytes, 'x')
        const { ok } = await fetch(Details.ImportAssetFromSignedUrl.SignedUrl, { method: 'PUT', body })
        if (!ok) throw new Error('the upload was refused')
        uploadedTo = Id
      },
      'the job of the upload is started': (server) => aws(server, 'PATCH', `/v1/jobs/${uploadedTo}`)
    }
  }
]

const uploadRequest = {
  Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
  Details: {
    ImportAssetFromSignedUrl: {
      AssetName: 'big.bin',
      DataSetId: '1'.repeat(32),
      RevisionId: '2'.repeat(32),
      Md5Hash: 'AAAAAAAAAAAAAAAAAAAAAAAA'.slice(0, 22).concat('==')
    }
  }
}

let uploadedTo = ''
