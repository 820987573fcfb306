import { jobId, seed } from '../support/seeding.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

/** The memory of a job, compared with that of the bare object that GetJob returns. */
export const memory: Part = async (isQuick) => {
  const count = isQuick ? 2000 : 200_000
  const rows: string[][] = []
  for (const plan of ['hangs', 'succeeds']) {
    await using server = await BenchServer.start('--no-fixtures', '--clock', 'frozen', '--log-level', 'warn')
    const before = await server.memory()
    await seed(server, count, plan)
    const after = await server.memory()
    const response = await (await fetch(`${server.url}/v1/jobs/${jobId(0)}`)).text()
    const payload = heapOf(response, count)
    const whole = (after.heapBytes - before.heapBytes) / count
    rows.push([plan, String(response.length), round(payload), round(whole), round(whole - payload)])
  }
  return {
    title: 'Memory for each job',
    about: `${count.toLocaleString('en-US')} jobs of one sandbox, heap after a garbage collection. The payload is the same number of responses of GetJob as plain objects. The rest is each job's plan, history and places in the indexes.`,
    head: ['plan', 'response as JSON, bytes', 'payload, bytes', 'in the sandbox, bytes', 'besides the payload, bytes'],
    rows
  }
}

/** Returns the heap that each of many parsed copies of a response takes. Their ids differ, as those of jobs do. */
function heapOf(response: string, count: number): number {
  const gc = globalThis.gc as () => void
  gc()
  const before = process.memoryUsage().heapUsed
  const held = Array.from({ length: count }, (_, index) => JSON.parse(response.replaceAll(jobId(0), jobId(index))))
  gc()
  const bytes = (process.memoryUsage().heapUsed - before) / held.length
  return bytes
}
