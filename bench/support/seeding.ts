import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BenchServer } from './server.js'

/** The number of lines in one write. */
const LINES_PER_WRITE = 1000

/** Returns the id of the job with this index. */
export function jobId(index: number): string {
  return `job${String(index).padStart(29, '0')}`
}

/** Seeds jobs as a stream of lines. Throws unless all of them were seeded. */
export async function seed(server: BenchServer, count: number, plan: unknown, idOf = jobId): Promise<void> {
  const post = request(`${server.url}/__admin/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' }
  })
  const body = new Promise<string>((resolve, reject) => {
    post.once('error', reject)
    post.once('response', async (response) => resolve(String(Buffer.concat(await response.toArray()))))
  })
  await pipeline(Readable.from(lines(count, plan, idOf)), post)
  const { meta } = JSON.parse(await body) as { meta?: { total: number } }
  if (meta?.total !== count) throw new Error(`not all of ${count} jobs were seeded: ${await body}`)
}

function* lines(count: number, plan: unknown, idOf: (index: number) => string): Generator<string> {
  for (let start = 0; start < count; start += LINES_PER_WRITE) {
    let text = ''
    for (let index = start; index < Math.min(count, start + LINES_PER_WRITE); index++) {
      text += `${JSON.stringify({ Type: 'EXPORT_ASSETS_TO_S3', Id: idOf(index), plan })}\n`
    }
    yield text
  }
}
