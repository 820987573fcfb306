import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { endChild, startChild } from './children.js'

/** How long a server may take to be ready, in milliseconds. */
const READY_WITHIN_MS = 30_000

/** The memory of a server's process after a garbage collection. */
export interface Memory {
  readonly heapBytes: number
  readonly rssBytes: number
}

/** The delay of the event loop, in milliseconds. */
export interface LoopDelay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** How long the event loop was held at most, in milliseconds. */
export interface Holds {
  readonly ms: number
  /** The garbage collector's part of that hold. */
  readonly collectorMs: number
  /** The longest hold in processor time, without the garbage collector: what the server's own code did at a stretch. */
  readonly oursMs: number
  /** The longest pause of the garbage collector. */
  readonly pauseMs: number
}

/** The built server in a separate process. */
export class BenchServer implements AsyncDisposable {
  readonly url: string
  readonly #process: ChildProcess

  private constructor(url: string, process: ChildProcess) {
    this.url = url
    this.#process = process
  }

  /** Starts `dist/cli.js` with these options on a free port. */
  static async start(...options: string[]): Promise<BenchServer> {
    const root = join(import.meta.dirname, '../..')
    const inside = join(import.meta.dirname, 'inside.mjs')
    const argv = ['--expose-gc', '--import', inside, join(root, 'dist/cli.js'), '--port', '0', ...options]
    const child = startChild(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    const tooLate = setTimeout(() => child.kill(), READY_WITHIN_MS)
    for await (const line of createInterface(child.stdout as NonNullable<typeof child.stdout>)) {
      const url = /ready on (http:\S+)/.exec(line)?.[1]
      clearTimeout(tooLate)
      if (url === undefined) continue
      // What the server loads at the first request that needs it must not be part of the measurement.
      await fetch(`${url}/__admin/health`)
      return new BenchServer(url, child)
    }
    throw new Error('the server did not start')
  }

  get pid(): number {
    return this.#process.pid as number
  }

  memory(): Promise<Memory> {
    return this.#ask('memory')
  }

  /** Returns the delay since the start or the previous call. */
  loopDelay(): Promise<LoopDelay> {
    return this.#ask('delay')
  }

  /** Returns how long the event loop is held during some work, and how long that work takes, in milliseconds. */
  async holdsDuring(work: () => Promise<unknown>): Promise<Holds & { readonly tookMs: number }> {
    await this.#ask('watch')
    const began = performance.now()
    await work()
    const tookMs = performance.now() - began
    return { ...(await this.#ask<Holds>('holds')), tookMs }
  }

  /** Sends a request to the control plane. Throws unless it succeeds. */
  async admin(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endChild(this.#process)
  }

  async #ask<T>(question: string): Promise<T> {
    this.#process.send(question)
    const [reply] = await once(this.#process, 'message')
    return reply as T
  }
}
