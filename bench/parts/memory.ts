import { jobId, seed } from '../support/seeding.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

/** What a job takes in memory, beside what it would take as the bare object that GetJob answers. */
export const memory: Part = async (isQuick) => {
  const count = isQuick ? 20_000 : 200_000
  const rows: string[][] = []
  for (const plan of ['hangs', 'succeeds']) {
    await using server = await BenchServer.start('--no-fixtures', '--clock', 'frozen', '--log-level', 'warn')
    const before = await server.memory()
    await seed(server, count, plan)
    const after = await server.memory()
    const answer = await (await fetch(`${server.url}/v1/jobs/${jobId(0)}`)).text()
    const payload = heapOf(answer, count)
    const whole = (after.heapBytes - before.heapBytes) / count
    rows.push([plan, String(answer.length), round(payload), round(whole), round(whole - payload)])
  }
  return {
    title: 'Memory for each job',
    about: `${count.toLocaleString('en-US')} jobs of one sandbox, heap after a garbage collection. The payload is the same number of responses of GetJob as plain objects. The rest is each job's plan, history and places in the indexes.`,
    head: ['plan', 'response as JSON, bytes', 'payload, bytes', 'in the sandbox, bytes', 'besides the payload, bytes'],
    rows
  }
}

/** The heap that so many parsed copies of an answer take, each; their ids differ as the jobs' do. */
function heapOf(answer: string, count: number): number {
  const gc = globalThis.gc as () => void
  gc()
  const before = process.memoryUsage().heapUsed
  const held = Array.from({ length: count }, (_, index) => JSON.parse(answer.replaceAll(jobId(0), jobId(index))))
  gc()
  const bytes = (process.memoryUsage().heapUsed - before) / held.length
  return bytes
}
