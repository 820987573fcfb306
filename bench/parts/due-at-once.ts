import { probe } from '../support/probe.js'
import { jobId, seed } from '../support/seeding.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

const HOUR_MS = 3_600_000

/** A million jobs need more memory than one sandbox gets by default. */
const OPTIONS = ['--no-fixtures', '--clock', 'frozen', '--log-level', 'warn', '--max-memory-bytes', String(2 ** 34)]

/** All jobs of a sandbox become due at one instant, while clients poll random ones of them. */
export const dueAtOnce: Part = async (isQuick) => {
  const rows: string[][] = []
  for (const count of isQuick ? [2000] : [1000, 1_000_000]) {
    await using server = await BenchServer.start(...OPTIONS)
    await seed(server, count, [{ state: 'IN_PROGRESS', forMs: HOUR_MS }, { state: 'COMPLETED' }])
    await server.loopDelay()
    let isSettled = false
    const began = performance.now()
    const advance = server.admin('POST', '/__admin/clock/advance', { ms: HOUR_MS }).then((body) => {
      isSettled = true
      return { advanced: body as { meta: { total: number } }, ms: performance.now() - began }
    })
    // The clock has advanced once the control plane shows a job in its next state.
    while (
      ((await server.admin('GET', `/__admin/jobs/${jobId(0)}`)) as { job: { State: string } }).job.State !== 'COMPLETED'
    );
    const latencies = await probe(
      server.url,
      (done) => (isSettled && done > 0 ? undefined : `/v1/jobs/${jobId(Math.floor(Math.random() * count))}`),
      (body) => body.includes('"State":"COMPLETED"')
    )
    const { advanced, ms } = await advance
    if (advanced.meta.total !== count) throw new Error(`${advanced.meta.total} transitions instead of ${count}`)
    const delay = await server.loopDelay()
    rows.push([
      count.toLocaleString('en-US'),
      round(ms),
      round(delay.p99),
      round(delay.max),
      latencies.count.toLocaleString('en-US'),
      round(latencies.p99),
      round(latencies.max)
    ])
  }
  return {
    title: 'All due at one instant',
    about:
      'Every job of the sandbox ends its step at the same instant, to which the clock is advanced. Meanwhile, GetJob requests random jobs, and each response shows COMPLETED. The delay of the event loop is measured in the server.',
    head: [
      'transitions',
      'until all have happened, ms',
      'event-loop delay p99, ms',
      'event-loop delay max, ms',
      'GetJob calls meanwhile',
      'GetJob p99, ms',
      'GetJob max, ms'
    ],
    rows
  }
}
