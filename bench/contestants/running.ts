import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { endChild, startChild } from '../support/children.js'
import { freePort } from '../support/free-port.js'
import { scratchFolder } from '../support/scratch-folder.js'
import { type Answer, ask } from './answer.js'
import type { Contestant } from './contestant.js'

/** How long a contestant may take to give the right answer, in milliseconds. */
const RIGHT_WITHIN_MS = 60_000

/** A contestant at work, in a process of its own. */
export class Running implements AsyncDisposable {
  readonly contestant: Contestant
  readonly url: string
  readonly pid: number
  /** From the start of the process to the end of the first right answer, in milliseconds. */
  readonly startMs: number
  readonly #process: ChildProcess

  private constructor(contestant: Contestant, url: string, startMs: number, process: ChildProcess) {
    this.contestant = contestant
    this.url = url
    this.pid = process.pid as number
    this.startMs = startMs
    this.#process = process
  }

  /** Starts a contestant; throws unless it comes to give the answer. */
  static async start(contestant: Contestant, answer: Answer): Promise<Running> {
    const port = await freePort()
    const folder = await scratchFolder()
    const [command, ...words] = await contestant.prepare({ answer, port, folder })
    const url = `http://127.0.0.1:${port}`
    const began = performance.now()
    const child = startChild(command, words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    try {
      await untilRight(contestant, url, answer, child)
      const startMs = performance.now() - began
      await contestant.afterStart?.(url)
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

/** Asks until the answer is there, as a script that waits for a server would, but more often. */
async function untilRight(contestant: Contestant, url: string, answer: Answer, child: ChildProcess): Promise<void> {
  let hasEnded = false
  child.once('error', () => {
    hasEnded = true
  })
  child.once('exit', () => {
    hasEnded = true
  })
  let last = 'no answer'
  for (const until = performance.now() + RIGHT_WITHIN_MS; performance.now() < until && !hasEnded; await delay(1)) {
    try {
      const { status, body } = await ask(url + answer.path)
      if (status === answer.status && body === answer.body) return
      last = `${status} ${body}`
    } catch {
      // Nobody listens yet.
    }
  }
  throw new Error(`${contestant.name} did not come to give the right answer${hasEnded ? ', it ended' : ''}: ${last}`)
}
