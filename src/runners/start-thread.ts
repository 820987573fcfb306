import { once } from 'node:events'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { StartOptions } from '../config/start-options.js'

/** What the thread of a server is given. */
export interface ThreadData {
  readonly port: MessagePort
  /** Becomes 1 once the thread has sent whether the server started. */
  readonly started: Int32Array
  readonly options: StartOptions
}

/** What the thread of a server sends once. */
export type ThreadStarted = { readonly url: string; readonly token: string } | { readonly error: string }

/** A server in a thread of this process. It does not keep the process alive, and ends with it. */
export interface ServerThread {
  readonly url: string
  /** The admin token of the server; empty if it has none. */
  readonly token: string
  /** Stops the server. Resolves once the thread has ended, at once if it has ended before. */
  close(): Promise<void>
}

/** What a thread runs, and how long it may take to start. Tests give their own. */
export interface ThreadScript {
  readonly url: URL
  /** Beyond this, in milliseconds, a thread that has not responded never will. */
  readonly startMs: number
}

const SERVER: ThreadScript = { url: new URL('./server-thread.js', import.meta.url), startMs: 60_000 }

/**
 * Starts a server on a free port. Returns when it accepts connections: a module that waits with `await` would not hold
 * up the modules beside it, which may make their SDK clients meanwhile. Throws an Error that says why it could not
 * start.
 */
export function startThread(options: StartOptions, { url: script, startMs } = SERVER): ServerThread {
  const { port1: port, port2 } = new MessageChannel()
  const started = new Int32Array(new SharedArrayBuffer(4))
  const workerData: ThreadData = { port: port2, started, options }
  // The preloaded modules of the tests are none of the server's business.
  const { NODE_OPTIONS: _, ...env } = process.env
  const settings = { name: 'dataexchange-local', workerData, transferList: [port2], execArgv: [], env }
  const thread = new Worker(script, settings)
  thread.unref()
  Atomics.wait(started, 0, 0, startMs)
  const message: ThreadStarted | undefined = receiveMessageOnPort(port)?.message
  if (message === undefined) {
    void thread.terminate()
    throw new Error('dataexchange-local could not start: its thread does not respond.')
  }
  if ('error' in message) throw new Error(`dataexchange-local could not start. ${message.error}`)
  const { url, token } = message
  return { url, token, close: () => closeThread(thread, port) }
}

async function closeThread(thread: Worker, port: MessagePort): Promise<void> {
  // A thread that has ended has no id, and emits nothing more.
  if (thread.threadId === -1) return
  const ended = once(thread, 'exit')
  thread.ref()
  port.postMessage('close')
  await ended
}
