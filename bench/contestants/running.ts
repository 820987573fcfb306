import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { endChild, startChild } from '../support/children.js'
import { freePort } from '../support/free-port.js'
import { scratchFolder } from '../support/scratch-folder.js'
import type { Contestant } from './contestant.js'
import { type ExpectedResponse, get } from './expected-response.js'

/** How long a contestant may take until its first correct response, in milliseconds. */
const CORRECT_WITHIN_MS = 60_000

/** A running contestant, in a separate process. */
export class Running implements AsyncDisposable {
  readonly contestant: Contestant
  readonly url: string
  readonly pid: number
  /** The time from the start of the process to the end of the first correct response, in milliseconds. */
  readonly startMs: number
  readonly #process: ChildProcess

  private constructor(contestant: Contestant, url: string, startMs: number, process: ChildProcess) {
    this.contestant = contestant
    this.url = url
    this.pid = process.pid as number
    this.startMs = startMs
    this.#process = process
  }

  /** Starts a contestant. Throws unless it sends the expected response in time. */
  static async start(contestant: Contestant, response: ExpectedResponse): Promise<Running> {
    const port = await freePort()
    const folder = await scratchFolder()
    const [command, ...argv] = await contestant.prepare({ response, port, folder })
    const url = `http://127.0.0.1:${port}`
    const began = performance.now()
    const child = startChild(command, argv, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    try {
      await untilCorrect(contestant, url, response, child)
      const startMs = performance.now() - began
      return new Running(contestant, url, startMs, child)
    } catch (error) {
      await endChild(child)
      throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endChild(this.#process)
  }
}

/** Sends requests until the response is correct, like a script that waits for a server, but more often. */
async function untilCorrect(
  contestant: Contestant,
  url: string,
  response: ExpectedResponse,
  child: ChildProcess
): Promise<void> {
  let hasEnded = false
  child.once('error', () => {
    hasEnded = true
  })
  child.once('exit', () => {
    hasEnded = true
  })
  let last = 'no response'
  for (const until = performance.now() + CORRECT_WITHIN_MS; performance.now() < until && !hasEnded; await delay(1)) {
    try {
      const { status, body } = await get(url + response.path)
      if (status === response.status && body === response.body) return
      last = `${status} ${body}`
    } catch {
      // The server does not listen yet.
    }
  }
  throw new Error(`${contestant.name} did not send the expected response${hasEnded ? ' before it ended' : ''}: ${last}`)
}
