import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { requestsPerSecond } from '../support/load.js'
import { type Part, round } from '../support/table.js'

const PATH = '/v1/jobs/completedExportAssetToSignedUrl01'
const CONNECTIONS = 16

/** A profile as written by `--cpu-prof`; times are in microseconds. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Where the time of a GetJob goes, by V8's sampling profiler. */
export const profile: Part = async (isQuick) => {
  const root = process.env.BENCH_PROFILE_OF ?? join(import.meta.dirname, '../..')
  const folder = mkdtempSync(join(tmpdir(), 'profile-'))
  try {
    const argv = ['--cpu-prof', '--cpu-prof-dir', folder, join(root, 'dist/cli.js'), '--port', '0']
    const server = spawn(process.execPath, [...argv, '--log-level', 'warn'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
    const url = /http:\S+?(?=[ ;])/.exec(line)?.[0] as string
    const seconds = isQuick ? 0.2 : 10
    const perSecond = await requestsPerSecond({ url, connections: CONNECTIONS, seconds, requests: [{ path: PATH }] })
    server.kill()
    await once(server, 'exit')
    const [file] = readdirSync(folder)
    const parts = byPart(JSON.parse(readFileSync(join(folder, file as string), 'utf8')))
    const busy = [...parts.values()].reduce((sum, us) => sum + us, 0)
    const requests = perSecond * seconds
    return {
      title: 'Where the time of a GetJob goes',
      about: `Self time of ${Math.round(requests).toLocaleString('en-US')} requests over ${CONNECTIONS} connections, sampled by V8 (\`--cpu-prof\`). Includes the start and the end of the process, and the cost of sampling.`,
      head: ['part', 'share', 'µs/request'],
      rows: [...parts]
        .sort(([, a], [, b]) => b - a)
        .map(([part, us]) => [part, `${round((100 * us) / busy)} %`, round(us / requests)])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function byPart({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const partOf = new Map(nodes.map(({ id, callFrame }) => [id, part(callFrame)]))
  const parts = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const name = partOf.get(id)
    if (name !== undefined) parts.set(name, (parts.get(name) ?? 0) + (timeDeltas[index] as number))
  }
  return parts
}

function part({ functionName, url }: Profile['nodes'][number]['callFrame']): string | undefined {
  if (functionName === '(idle)') return undefined
  if (functionName === 'writev') return 'writing to the socket (system call)'
  if (functionName === '(garbage collector)') return 'garbage collection'
  if (url.startsWith('node:')) return "Node's own JavaScript (HTTP, streams, timers)"
  if (url.includes('/dist/')) return 'dataexchange-local, with Fastify and its other bundled packages'
  return 'V8 and native code'
}
