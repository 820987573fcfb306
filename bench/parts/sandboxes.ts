import { probe } from '../support/probe.js'
import { BenchServer } from '../support/server.js'
import { median, type Part, round } from '../support/table.js'

const JOB = '/v1/jobs/completedExportAssetToSignedUrl01'

/** The cost of creating a sandbox with the built-in fixtures and of resetting it, in time and memory. */
export const sandboxes: Part = async (isQuick) => {
  const count = isQuick ? 100 : 1000
  await using server = await BenchServer.start('--max-sandboxes', String(count + 2), '--log-level', 'warn')
  const { jobs } = ((await server.admin('GET', '/__admin/sandboxes')) as { sandboxes: { jobs: number }[] })
    .sandboxes[0] as { jobs: number }
  const before = await server.memory()
  const each = (done: number) => (done < count ? `/sandbox/new${done}${JOB}` : undefined)
  const first = await probe(server.url, each)
  const again = await probe(server.url, each)
  const after = await server.memory()
  const resets: number[] = []
  for (let index = 0; index < count; index++) {
    const began = performance.now()
    await server.admin('POST', `/sandbox/new${index}/__admin/reset`)
    resets.push(performance.now() - began)
  }
  return {
    title: 'Sandboxes',
    about: `${count} sandboxes, each with the ${jobs} jobs of the built-in fixtures and created by its first GetJob, one after the other. The figures are medians.`,
    head: ['what', 'figure'],
    rows: [
      ['first GetJob of a sandbox, p50 ms', round(first.p50)],
      ['second GetJob, p50 ms', round(again.p50)],
      ['creating a sandbox (the difference), ms', round(first.p50 - again.p50)],
      ['resetting a sandbox, including the request, p50 ms', round(median(resets))],
      ['memory of a sandbox, KiB', round((after.heapBytes - before.heapBytes) / count / 1024)]
    ]
  }
}
