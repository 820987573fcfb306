import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startChild } from '../support/children.js'
import { freePort } from '../support/free-port.js'
import type { CountedRequest } from './costs.js'

/** Nothing but a server that does not start takes this long, in milliseconds, on however busy a machine. */
const ANSWERS_WITHIN_MS = 1_800_000

/**
 * Node's own flags: V8 runs in one thread, interprets, and draws the same random numbers each time. Without a compiler
 * there is nothing to warm up and no code that changes, so that the same requests take the same instructions.
 */
const INTERPRETED = ['--jitless', '--single-threaded', '--random-seed=1', '--hash-seed=1']

/** No garbage is collected: when that happens depends on time, and one collection takes as much as many requests. */
const UNCOLLECTED = [
  '--min-semi-space-size=128',
  '--max-semi-space-size=128',
  '--initial-old-space-size=1024',
  '--no-memory-reducer',
  '--no-incremental-marking'
]

const VALGRIND = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null', '--smc-check=none']

/**
 * Runs a server under valgrind, lets `use` send it requests over one connection, and returns how many instructions the
 * server's process took for all of it. The client is another process, which is not counted.
 *
 * @param commandFor The file of the server and its arguments, for a free port.
 */
export async function countInstructions(
  commandFor: (port: number) => readonly string[],
  use: (send: Send) => Promise<void>
): Promise<number> {
  const port = await freePort()
  const node = [
    process.execPath,
    ...INTERPRETED,
    ...UNCOLLECTED,
    '--require',
    join(import.meta.dirname, 'slow-machine.cjs')
  ]
  const argv = [...VALGRIND, ...node]
  const child = startChild('valgrind', [...argv, ...commandFor(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  const ended = once(child, 'close')
  try {
    await use((one, index = 0) =>
      send(
        agent,
        port,
        one,
        index,
        () => child.exitCode ?? child.signalCode,
        () => stderr
      )
    )
  } finally {
    // Nothing handles this signal, so that no instruction of the server's own follows the last response.
    child.kill('SIGALRM')
    agent.destroy()
    await ended
  }
  const counted = /I\s+refs:\s+([\d,]+)/.exec(stderr)?.[1]
  if (counted === undefined) throw new Error(`valgrind counted nothing: ${stderr}`)
  return Number(counted.replaceAll(',', ''))
}

/** Sends a request and waits for its response. Throws if that has another status than it should. */
export type Send = (one: CountedRequest, index?: number) => Promise<void>

async function send(
  agent: Agent,
  port: number,
  { method, path, status, body }: CountedRequest,
  index: number,
  hasEnded: () => unknown,
  stderr: () => string
): Promise<void> {
  const text = body?.(index)
  for (const until = performance.now() + ANSWERS_WITHIN_MS; ; await delay(20)) {
    try {
      const received = await exchange(agent, port, method, path, text)
      if (received.status === status) return
      throw new Error(`${method} ${path}: ${received.status} ${received.body}`)
    } catch (error) {
      // It does not listen yet.
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error
      if (hasEnded() !== null || performance.now() > until) throw new Error(`the server did not start: ${stderr()}`)
    }
  }
}

function exchange(
  agent: Agent,
  port: number,
  method: string,
  path: string,
  text: string | undefined
): Promise<{ status: number | undefined; body: string }> {
  const headers = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': text.length }
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part) => {
        body += part
      })
      response.once('end', () => resolve({ status: response.statusCode, body }))
      response.once('error', reject)
    })
    sent.once('error', reject)
    sent.end(text)
  })
}
