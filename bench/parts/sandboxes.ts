import { requestsPerSecond } from '../support/load.js'
import { probe } from '../support/probe.js'
import { BenchServer } from '../support/server.js'
import { median, type Part, round } from '../support/table.js'

const JOB = '/v1/jobs/completedExportAssetToSignedUrl01'
const PARALLEL = 100
const CONNECTIONS = 16

/** The cost of creating a sandbox with the built-in fixtures, of resetting it, and of using many at once. */
export const sandboxes: Part = async (isQuick) => {
  const count = isQuick ? 100 : 1000
  await using server = await BenchServer.start('--max-sandboxes', String(count + PARALLEL + 2), '--log-level', 'warn')
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
  const load = async (paths: string[]) =>
    requestsPerSecond({
      url: server.url,
      connections: CONNECTIONS,
      seconds: isQuick ? 1 : 5,
      requests: paths.map((path) => ({ path }))
    })
  const ofOne = Array.from({ length: PARALLEL }, () => `/sandbox/one${JOB}`)
  const ofMany = Array.from({ length: PARALLEL }, (_, index) => `/sandbox/many${index}${JOB}`)
  const ratios: number[] = []
  const rates: [number, number][] = []
  for (let round = 0; round < (isQuick ? 1 : 3); round++) {
    const [one, many] = [await load(ofOne), await load(ofMany)]
    rates.push([one, many])
    ratios.push(many / one)
  }
  return {
    title: 'Sandboxes',
    about: `${count} sandboxes, each with the ${jobs} jobs of the built-in fixtures and created by its first GetJob, one after the other. Then GetJob in one sandbox compared with GetJob in ${PARALLEL} sandboxes, over ${CONNECTIONS} connections. The figures are medians.`,
    head: ['what', 'figure'],
    rows: [
      ['first GetJob of a sandbox, p50 ms', round(first.p50)],
      ['second GetJob, p50 ms', round(again.p50)],
      ['creating a sandbox (the difference), ms', round(first.p50 - again.p50)],
      ['resetting a sandbox, including the request, p50 ms', round(median(resets))],
      ['memory of a sandbox, KiB', round((after.heapBytes - before.heapBytes) / count / 1024)],
      ['requests/s in one sandbox', round(median(rates.map(([one]) => one)))],
      [`requests/s over ${PARALLEL} sandboxes`, round(median(rates.map(([, many]) => many)))],
      ['ratio', round(median(ratios))]
    ]
  }
}
