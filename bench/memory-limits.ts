/*
 * Drives servers with a heap of 256 MB to the limits of what they may hold: `npm run memory`. Each situation has a
 * server of its own, is bounded in time, and passes if the server still responds at its end. Ends with 1 if one does
 * not pass.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const HEAP_MB = 256
const Type = 'EXPORT_ASSETS_TO_S3'
const MEGABYTE = 'x'.repeat(1_000_000)
/** After how many requests a situation stops that is never refused: a server that refuses nothing dies long before. */
const MOST = 2000

interface Server {
  readonly port: number
  readonly process: ChildProcess
  /** Sends a request to the control plane of a sandbox, and returns the status. */
  admin(method: string, path: string, body?: unknown, sandbox?: string): Promise<number>
  /** Sends a GET to a path, whose response may never be read. */
  open(path: string): Socket
}

/** Drives a server, and returns what it counted. */
type Situation = (server: Server) => Promise<string>

/** Repeats a request until it is refused. Returns how many were taken. */
async function untilRefused(ask: (index: number) => Promise<number>): Promise<number> {
  for (let index = 0; index < MOST; index++) {
    const status = await ask(index)
    if (status === 507) return index
    if (status >= 300) throw new Error(`an unexpected status: ${status}`)
  }
  throw new Error(`${MOST} requests were taken and none refused`)
}

const largeFault = { match: { jobId: 'none' }, effect: { response: { status: 200, body: MEGABYTE } } }
const largeJob = {
  Type,
  plan: [{ state: 'ERROR', errors: [{ Code: 'INTERNAL_SERVER_EXCEPTION', Message: MEGABYTE }] }]
}

/** What every response begins with. */
const STATUS_LINE = 'HTTP/1.1 '

/** Fills the journal of a sandbox with long texts. */
async function fillJournal({ port }: Server, sandbox: string, requests: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  const long = 'x'.repeat(3000)
  let received = 0
  const done = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    let rest = ''
    socket.on('data', (data) => {
      // The first line of a response may come in two pieces.
      const parts = (rest + data).split(STATUS_LINE)
      received += parts.length - 1
      rest = (parts.at(-1) as string).slice(1 - STATUS_LINE.length)
      if (received >= requests) resolve()
    })
  })
  for (let index = 0; index < requests; index++) {
    const head = `GET /sandbox/${sandbox}/v1/jobs/${index}?${long} HTTP/1.1\r\nhost: localhost\r\nuser-agent: ${index}${long}\r\n\r\n`
    if (!socket.write(head)) await once(socket, 'drain')
  }
  await done
  socket.destroy()
}

const SITUATIONS: Readonly<Record<string, Situation>> = {
  'faults with bodies of 1 MB': async ({ admin }) => {
    const taken = await untilRefused(() => admin('POST', '/faults', largeFault))
    return `${taken} taken; list: ${await admin('GET', '/faults')}`
  },
  'jobs of 1 MB': async ({ admin }) => {
    const taken = await untilRefused(() => admin('POST', '/jobs', largeJob))
    return `${taken} taken; list: ${await admin('GET', '/jobs?limit=1000')}, snapshot: ${await admin('GET', '/snapshot')}`
  },
  'jobs of 1 MB in 20 sandboxes': async ({ admin }) => {
    let taken = 0
    for (let sandbox = 0; sandbox < 20; sandbox++) {
      taken += await untilRefused(() => admin('POST', '/jobs', largeJob, `s${sandbox}`))
    }
    return `${taken} taken`
  },
  'journals of 60 sandboxes': async (server) => {
    for (let sandbox = 0; sandbox < 60; sandbox++) await fillJournal(server, `s${sandbox}`, 1000)
    return `60,000 requests; a fault beside them: ${await server.admin('POST', '/faults', { delay: { ms: 1 } }, 's0')}`
  },
  '100 clients that do not read a journal': async (server) => {
    await fillJournal(server, 'full', 10_000)
    for (let client = 0; client < 100; client++) {
      server.open('/sandbox/full/__admin/requests')
      server.open('/sandbox/full/__admin/calls')
    }
    return `200 unread responses; journal: ${await server.admin('GET', '/requests', undefined, 'full')}`
  },
  'delayed requests': async (server) => {
    await server.admin('POST', '/faults', { delay: { ms: 60_000 } })
    for (let client = 0; client < 20; client++) {
      const socket = server.open('/v1/jobs/any')
      for (let more = 0; more < 200; more++) socket.write('GET /v1/jobs/any HTTP/1.1\r\nhost: localhost\r\n\r\n')
    }
    return `4,000 requests; another sandbox: ${await server.admin('GET', '/jobs', undefined, 'other')}`
  }
}

async function startServer(): Promise<Server> {
  const child = spawn(
    process.execPath,
    ['--import=tsx', 'src/cli.ts', '--port', '0', '--no-fixtures', '--body-limit', '2000000', '--log-level', 'silent'],
    {
      env: { PATH: process.env.PATH, NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` },
      stdio: ['ignore', 'pipe', 'inherit']
    }
  )
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    createInterface({ input: child.stdout as Readable }).on('line', (line) => {
      const found = /ready on http:\/\/[^ ]*:(\d+)/.exec(line)
      if (found) resolve(Number(found[1]))
    })
  })
  return {
    port,
    process: child,
    async admin(method, path, body, sandbox) {
      const json = body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const prefix = sandbox === undefined ? '' : `/sandbox/${sandbox}`
      const response = await fetch(`http://127.0.0.1:${port}${prefix}/__admin${path}`, { method, ...json })
      // Read to its end, and not kept.
      for await (const _ of response.body ?? []);
      return response.status
    },
    open(path) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
      return socket
    }
  }
}

/** The most memory that a process has had, in MB. */
function peakOf({ pid }: ChildProcess): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
}

let failed = 0
let mostMb = 0
/** A part of the name of the situations to run; all by default. */
const [chosen = ''] = process.argv.slice(2)
const situations = Object.entries(SITUATIONS).filter(([each]) => each.includes(chosen))
for (const [name, situation] of situations) {
  const server = await startServer()
  const began = Date.now()
  try {
    const counted = await situation(server)
    const health = await server.admin('GET', '/health')
    if (health !== 200 || server.process.exitCode !== null) throw new Error(`health: ${health}`)
    mostMb = Math.max(mostMb, peakOf(server.process))
    console.log(`ok ${name}: ${counted}; ${peakOf(server.process)} MB at most; ${Date.now() - began} ms`)
  } catch (error) {
    failed++
    console.log(`FAILED ${name}: ${(error as Error).message} ${(error as { cause?: Error }).cause?.message ?? ''}`)
  }
  server.process.kill('SIGKILL')
}
console.log(`${situations.length} situations, ${failed} failed, ${mostMb} MB at most`)
process.exit(failed === 0 ? 0 : 1)
