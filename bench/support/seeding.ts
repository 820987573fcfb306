import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BenchServer } from './server.js'

/** How many lines are written at a time. */
const LINES_AT_A_TIME = 1000

/** The id of the job of this number. */
export function jobId(index: number): string {
  return `job${String(index).padStart(29, '0')}`
}

/** Seeds so many jobs through the stream of lines; throws unless all came in. */
export async function seed(server: BenchServer, count: number, plan: unknown): Promise<void> {
  const post = request(`${server.url}/__admin/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' }
  })
  const answer = new Promise<string>((resolve, reject) => {
    post.once('error', reject)
    post.once('response', async (response) => resolve(String(Buffer.concat(await response.toArray()))))
  })
  await pipeline(Readable.from(lines(count, plan)), post)
  const { meta } = JSON.parse(await answer) as { meta?: { total: number } }
  if (meta?.total !== count) throw new Error(`${count} jobs were to be seeded: ${await answer}`)
}

function* lines(count: number, plan: unknown): Generator<string> {
  for (let start = 0; start < count; start += LINES_AT_A_TIME) {
    let text = ''
    for (let index = start; index < Math.min(count, start + LINES_AT_A_TIME); index++) {
      text += `${JSON.stringify({ Type: 'EXPORT_ASSETS_TO_S3', Id: jobId(index), plan })}\n`
    }
    yield text
  }
}
