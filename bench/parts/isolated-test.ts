import { available, leaveOut } from '../contestants/available.js'
import { bareNode } from '../isolated-test/bare-node.js'
import { installMissing } from '../isolated-test/installed-peers.js'
import { measureCosts, ofWorkers, WORKERS } from '../isolated-test/measure-costs.js'
import { mockServer } from '../isolated-test/mockserver.js'
import { moto } from '../isolated-test/moto.js'
import { type Cost, firstTestMs } from '../isolated-test/run-tests.js'
import { type RunningTool, startInProcess, startTool } from '../isolated-test/running-tool.js'
import { thisProject, thisProjectInProcess, thisProjectWithoutFixtures } from '../isolated-test/this-project.js'
import type { Tool } from '../isolated-test/tool.js'
import { wireMock } from '../isolated-test/wiremock.js'
import { interleave, ratios, spread } from '../support/rounds.js'
import { median, type Part, round } from '../support/table.js'
import { target } from '../support/target.js'

const TOOLS: readonly Tool[] = [
  thisProject,
  thisProjectWithoutFixtures,
  thisProjectInProcess,
  wireMock,
  mockServer,
  moto,
  bareNode
]

/** What users feel: the cost of one test that has the emulated service to itself. */
export const isolatedTest: Part = async (isQuick) => {
  const size = isQuick ? { rounds: 1, seconds: 0, starts: 1 } : { rounds: 7, seconds: 2, starts: 5 }
  if (!isQuick) installMissing()
  const tools = available(TOOLS)
  // One more start is that of the servers that are measured.
  const startCold = async (tool: Tool) => {
    await using running = await startOf(tool)
    return await firstTestMs(running)
  }
  const cold = await interleave(tools, size.starts - 1, startCold, leaveOut)
  const afterStart = async (one: RunningTool) => {
    cold.get(one.tool)?.push(await firstTestMs(one))
  }
  const costs = await withTools([...cold.keys()], afterStart, (running) =>
    measureCosts(running, { ...size, isWarmedUp: !isQuick })
  )
  const walls = costs.map((of) => mapped(of, (cost) => cost.p50Ms))
  return {
    title: 'One isolated test',
    about: about(size),
    head: [
      'tool',
      'requests',
      'p50 ms',
      'range',
      'p99 ms',
      'range',
      'CPU of the server, ms',
      'CPU of the driver, ms',
      'p50, dataexchange-local ÷ tool',
      'range',
      'first test from a cold start, ms'
    ],
    rows: costs.flatMap((of, index) =>
      [...of].map(([tool, values]) => [
        `${tool.name}, ${ofWorkers(WORKERS[index] as number)}`,
        round(median(values.map((cost) => cost.requests))),
        ...spread(values.map((cost) => cost.p50Ms)),
        ...spread(values.map((cost) => cost.p99Ms)),
        cpuCell(values),
        round(median(values.map((cost) => cost.driverCpuMs))),
        ...spread(ratios(walls[index] as Map<Tool, number[]>, thisProject, tool) as number[]),
        index === 0 ? round(median(cold.get(tool) as number[])) : ''
      ])
    ),
    notes: tools.flatMap(({ name, whyAlone }) =>
      whyAlone === undefined ? [] : [`${name} has no row with several workers: ${whyAlone}.`]
    ),
    targets: walls.flatMap((of, index) => targets(of, WORKERS[index] as number))
  }
}

/**
 * Starts a server for each tool, and calls `afterStart` with each at once. Ends all of them afterwards, also on errors.
 */
async function withTools<Result>(
  tools: readonly Tool[],
  afterStart: (one: RunningTool) => Promise<void>,
  use: (running: readonly RunningTool[]) => Promise<Result>
): Promise<Result> {
  const running: RunningTool[] = []
  try {
    const measured: RunningTool[] = []
    for (const tool of tools) {
      try {
        const one = await startOf(tool)
        running.push(one)
        await afterStart(one)
        measured.push(one)
      } catch (error) {
        leaveOut(tool, error)
      }
    }
    return await use(measured)
  } finally {
    await Promise.all(running.map((one) => one[Symbol.asyncDispose]()))
  }
}

function startOf(tool: Tool): Promise<RunningTool> {
  return tool === thisProjectInProcess ? startInProcess(tool) : startTool(tool)
}

function targets(walls: ReadonlyMap<Tool, readonly number[]>, workers: number) {
  const others = [...walls].filter(([tool]) => tool.isWhole && !tool.name.startsWith(thisProject.name))
  const [next] = others.toSorted(([, one], [, other]) => median(one) - median(other))
  return [
    target(`one isolated test, ${ofWorkers(workers)}, ms`, '≤ 5', walls.get(thisProject)),
    target(
      `one isolated test, ${ofWorkers(workers)} ÷ the next best tool`,
      '≤ 0.1',
      next && ratios(walls, thisProject, next[0])
    )
  ]
}

function cpuCell(values: readonly Cost[]): string {
  const times = values.flatMap(({ serverCpuMs }) => serverCpuMs ?? [])
  return times.length === 0 ? '' : round(median(times))
}

function mapped<Value>(all: ReadonlyMap<Tool, readonly Value[]>, figure: (value: Value) => number) {
  return new Map([...all].map(([tool, values]) => [tool, values.map(figure)]))
}

function about({ rounds, seconds, starts }: { rounds: number; seconds: number; starts: number }): string {
  const tools = TOOLS.map((tool) => {
    const reason = tool.whyUnavailable?.()
    return `- *${tool.name}*${reason === undefined ? `, ${tool.version()}: ${tool.setup}.` : ` is not in the table: ${reason}.`}`
  })
  return `A new world with one seeded job and one fault, five polls of the job, of which the third meets the fault, a check of
how many requests there were for the job and that one met the fault, and the teardown. A tool with a response, a state
or a count that differs is left out with that number of workers, and the benchmark ends if it is this project. ${rounds} rounds of ${seconds} s for each tool, one after the other in each round; the workers share one
process, the driver, and each has a connection. The processor time is that of one test. The last column is the time from
the start of the process until its first test is torn down, the median of ${starts} starts.

${tools.join('\n')}`
}
