import t from 'tap'
import { Type } from '../../support/jobs.js'
import { startServer } from '../../support/server.js'

/** Returns a list of jobs and how long its response says that it is; null if it is sent in pieces. */
async function listed(url: string): Promise<{ length: string | null; jobs: number; bytes: number }> {
  const response = await fetch(`${url}/__admin/jobs?limit=1000`)
  const text = await response.text()
  const { jobs } = JSON.parse(text)
  return { length: response.headers.get('content-length'), jobs: jobs.length, bytes: Buffer.byteLength(text) }
}

t.test('a short list is sent whole, with its length, and a long one in pieces', async (t) => {
  const { url, control } = await startServer(t, { noFixtures: true })
  for (const count of [0, 1, 2, 7, 8, 9, 30, 200]) {
    await control.reset()
    const seeds = Array.from({ length: count }, (_, index) => ({ Type, Id: `job${String(index).padStart(29, '0')}` }))
    if (count > 0) await control.seed(seeds)
    const { length, jobs, bytes } = await listed(url)
    t.equal(jobs, count)
    if (count <= 7) t.equal(length, String(bytes), `${count} jobs are sent whole`)
    if (count >= 30) t.equal(length, null, `${count} jobs are sent in pieces`)
  }
})
