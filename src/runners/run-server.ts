import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { ControlClient } from '../client/index.js'
import { dropSandbox } from './drop-sandbox.js'
import type { Run, RunOptions } from './options.js'
import { startThread } from './start-thread.js'

/** A test run, as the process that coordinates it sees it. */
export interface RunServer {
  readonly run: Run
  /** Stops the server; one that was running before goes on, without the run's sandboxes. */
  end(): Promise<void>
}

/** The runs of this process, by the options of their servers, and how many projects take part in each. */
type Runs = Map<string, { readonly server: Promise<RunServer>; projects: number }>

/** On the global object, because CommonJS and ES modules have variables of their own. */
const RUNS = Symbol.for('dataexchange-local.runs')

/**
 * Returns the run of these options, to which every project that has the same ones belongs, and starts its server if it
 * has none yet. Throws an Error that says why it could not start, or that none responds at `DATAEXCHANGE_LOCAL_URL`.
 */
export async function joinRun(runner: string, options: RunOptions, folder: string): Promise<RunServer> {
  const global = globalThis as { [RUNS]?: Runs }
  global[RUNS] ??= new Map()
  const runs = global[RUNS]
  const { verdict: _verdict, sandbox: _sandbox, fixtures, ...rest } = options
  const paths = fixtures === undefined ? [] : [fixtures].flat()
  const server = { ...rest, ...(fixtures !== undefined && { fixtures: paths.map((path) => resolve(folder, path)) }) }
  const key = JSON.stringify([runner, server])
  const joined = runs.get(key) ?? { server: startRun(runner, server), projects: 0 }
  runs.set(key, joined)
  joined.projects += 1
  const leave = async (): Promise<void> => {
    joined.projects -= 1
    if (joined.projects > 0) return
    runs.delete(key)
    await (await joined.server).end()
  }
  try {
    return { run: (await joined.server).run, end: leave }
  } catch (error) {
    // Another project may have started it once more since.
    if (runs.get(key) === joined) runs.delete(key)
    throw error
  }
}

async function startRun(runner: string, options: RunOptions): Promise<RunServer> {
  const id = runId(runner)
  const { DATAEXCHANGE_LOCAL_URL: running } = process.env
  if (running) return joinRunning(running, id, options.adminToken)
  const { url, token, close } = startThread(options)
  return { run: { url, token, id }, end: close }
}

async function joinRunning(url: string, id: string, adminToken: string | undefined): Promise<RunServer> {
  const run = runningServer(url, id, adminToken)
  const control = new ControlClient(run.url, { token: run.token })
  try {
    // Needs the token too, which `/health` does not.
    await control.sandboxes.list()
  } catch (error) {
    throw new Error(`The server of DATAEXCHANGE_LOCAL_URL cannot be used. ${(error as Error).message}`, {
      cause: error
    })
  }
  const end = async (): Promise<void> => {
    const ours = (await control.sandboxes.list()).filter(({ name }) => name.startsWith(`${id}-`))
    await Promise.all(ours.map(({ name }) => dropSandbox(control, name)))
  }
  return { run, end }
}

/** Returns the run on a server that is already running. Its token is that of the environment if none is given. */
export function runningServer(url: string, id: string, adminToken?: string): Run {
  return { url, token: adminToken ?? process.env.DATAEXCHANGE_LOCAL_ADMIN_TOKEN ?? '', id }
}

/** Returns what the names of a run's sandboxes begin with. */
export function runId(runner: string): string {
  return `${runner}-${randomUUID().slice(0, 8)}`
}
