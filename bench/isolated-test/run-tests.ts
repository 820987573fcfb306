import { HttpClient } from '../support/http-client.js'
import type { RunningTool } from './running-tool.js'

/** What tests cost, each. */
export interface Cost {
  readonly tests: number
  readonly requests: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** The processor time of the server; undefined if it has no process of its own. */
  readonly serverCpuMs: number | undefined
  /** The processor time of what sends the requests, with that of a server in the same process. */
  readonly driverCpuMs: number
}

let started = 0

/**
 * Runs one test after the other in each of some workers, for some seconds and at least once. Each worker has a
 * connection of its own. Throws if a response is not the expected one, as soon as the tests that still run have ended.
 */
export async function runTests(running: RunningTool, workers: number, seconds: number): Promise<Cost> {
  const walls: number[] = []
  let requests = 0
  const [server, driver] = [running.cpuSeconds(), process.cpuUsage()]
  let until = performance.now() + seconds * 1000
  const work = async () => {
    using client = new HttpClient(running.url)
    do {
      const began = performance.now()
      try {
        await runOne(running, client, workers === 1)
      } catch (error) {
        until = 0
        throw error
      }
      walls.push(performance.now() - began)
    } while (performance.now() < until)
    requests += client.sent
  }
  const ended = await Promise.allSettled(Array.from({ length: workers }, work))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  const { user, system } = process.cpuUsage(driver)
  const serverAfter = running.cpuSeconds()
  walls.sort((a, b) => a - b)
  const at = (share: number) => walls[Math.floor((walls.length - 1) * share)] as number
  return {
    tests: walls.length,
    requests: requests / walls.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    serverCpuMs:
      server === undefined || serverAfter === undefined ? undefined : ((serverAfter - server) * 1000) / walls.length,
    driverCpuMs: (user + system) / 1000 / walls.length
  }
}

/**
 * Runs the first test of a server that has just started. Returns the time from the start of the server until the test
 * is torn down, in milliseconds.
 */
export async function firstTestMs(running: RunningTool): Promise<number> {
  using client = new HttpClient(running.url)
  const began = performance.now()
  await runOne(running, client, true)
  return running.startMs + performance.now() - began
}

async function runOne({ tool }: RunningTool, sender: HttpClient, isAlone: boolean): Promise<void> {
  try {
    await tool.run({ sender, number: started++, isAlone })
  } catch (cause) {
    throw new Error(`a test with ${tool.name} failed`, { cause })
  }
}
