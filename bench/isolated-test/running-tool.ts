import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { endChild, startChild } from '../support/children.js'
import { freePort } from '../support/free-port.js'
import { HttpClient } from '../support/http-client.js'
import { cpuSeconds } from '../support/process-figures.js'
import { scratchFolder } from '../support/scratch-folder.js'
import type { Tool } from './tool.js'

/** How long a server may take until it is ready, in milliseconds. */
const READY_WITHIN_MS = 60_000

/** The server of a tool that runs. */
export interface RunningTool extends AsyncDisposable {
  readonly tool: Tool
  readonly url: string
  /** The time from the start of the process, or of the server in this one, until it was set up, in milliseconds. */
  readonly startMs: number
  /**
   * Returns the processor time that its process has used; undefined if it has no process of its own, or there is no
   * /proc.
   */
  cpuSeconds(): number | undefined
}

/** Starts the server of a tool in a process of its own. Throws unless it is ready in time. */
export async function startTool(tool: Tool): Promise<RunningTool> {
  const port = await freePort()
  const folder = await scratchFolder()
  const [command, ...argv] = await tool.command({ port, folder })
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = startChild(command, argv, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] })
  try {
    await untilReady(tool, url, child)
    using client = new HttpClient(url)
    await tool.afterStart?.(client)
  } catch (error) {
    await endChild(child)
    throw error
  }
  return {
    tool,
    url,
    startMs: performance.now() - began,
    cpuSeconds: () => cpuSeconds(child.pid as number),
    [Symbol.asyncDispose]: () => endChild(child)
  }
}

/** Starts a server of this project in this process, as tests do that need no other. */
export async function startInProcess(tool: Tool): Promise<RunningTool> {
  const { start } = (await import(
    join(import.meta.dirname, '../../dist/index.js')
  )) as typeof import('../../src/index.js')
  const began = performance.now()
  const server = await start()
  return {
    tool,
    url: server.url,
    startMs: performance.now() - began,
    cpuSeconds: () => undefined,
    [Symbol.asyncDispose]: () => server.close()
  }
}

async function untilReady({ name, ready }: Tool, url: string, child: ChildProcess): Promise<void> {
  let hasEnded = false
  const end = () => {
    hasEnded = true
  }
  child.once('error', end)
  child.once('exit', end)
  for (const until = performance.now() + READY_WITHIN_MS; performance.now() < until && !hasEnded; await delay(1)) {
    using client = new HttpClient(url)
    const status = await client.send(ready).then(
      (response) => response.status,
      // The server does not listen yet.
      () => undefined
    )
    if (status === 200) return
  }
  throw new Error(`${name} was not ready${hasEnded ? ' before it ended' : ' in time'}`)
}
