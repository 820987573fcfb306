import { GetJobCommand } from '@aws-sdk/client-dataexchange'
import t from 'tap'
import type { GetJobResponse } from '../../src/core/jobs/job.js'
import { exportRequest, ID } from '../support/jobs.js'
import { runs } from '../support/property.js'
import { sdkClient } from '../support/sdk-client.js'
import { startServer } from '../support/server.js'

const PLAN = [{ state: 'IN_PROGRESS', forMs: 6 * 3600_000 }, { state: 'COMPLETED' }]
/** A job whose Details tell whose it is. */
const jobOf = (name: string) => ({ ...exportRequest(ID, name), Id: 'same', plan: PLAN })

const SANDBOXES = 100
/** Enough for each sandbox's fault to fire: the rarest fires every eighth time. */
const ROUNDS = runs(4, 40)

function call(url: string, method: string, body: unknown): Promise<Response> {
  return fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

t.test("a client lives in the sandbox of its endpoint's path or of its account", async (t) => {
  const server = await startServer(t, { fixtures: [] })
  const sandboxes = {
    'worker-1': sdkClient(t, `${server.url}/sandbox/worker-1`, 'test'),
    'worker-2': sdkClient(t, `${server.url}/sandbox/worker-2/`, '111111111111'),
    '222222222222': sdkClient(t, server.url, '222222222222'),
    default: sdkClient(t, server.url, 'test')
  }
  for (const name of Object.keys(sandboxes)) {
    t.equal((await call(`${server.url}/sandbox/${name}/__admin/jobs`, 'POST', jobOf(name))).status, 201)
  }
  for (const [name, client] of Object.entries(sandboxes)) {
    const { Arn, Details } = await client.send(new GetJobCommand({ JobId: 'same' }))
    t.equal(Details?.ExportAssetsToS3?.AssetDestinations?.[0]?.Bucket, name)
    t.equal(Arn?.split(':')[4], name === '222222222222' ? name : '000000000000')
  }
  const worker = `${server.url}/sandbox/worker-1/__admin`
  await call(`${worker}/clock/advance`, 'POST', { toNextTransition: true })
  const states = await Promise.all(
    Object.values(sandboxes).map(async (client) => (await client.send(new GetJobCommand({ JobId: 'same' }))).State)
  )
  t.strictSame(states, ['COMPLETED', 'IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS'])
})

t.test('with a hundred sandboxes under load no answer ever shows another one', async (t) => {
  const server = await startServer(t, { fixtures: [] })
  const names = Array.from({ length: SANDBOXES }, (_, index) => `s${index}`)
  const urlOf = (name: string) => `${server.url}/sandbox/${name}`
  // Each has its own time, its own fault on every n-th request, and its own job under the one id.
  const everyOf = (index: number) => 2 + (index % 7)
  const nowOf = (index: number) => new Date(Date.UTC(2100 + index)).toISOString()
  await Promise.all(
    names.map(async (name, index) => {
      const scenario = {
        name,
        clock: { mode: 'frozen', now: nowOf(index) },
        jobs: [jobOf(name)],
        faults: [{ every: everyOf(index), effect: { exception: 'ThrottlingException', message: name } }]
      }
      t.equal((await call(`${urlOf(name)}/__admin/scenarios`, 'POST', scenario)).status, 200)
    })
  )
  const wrong: string[] = []
  const ask = async (name: string, index: number, count: number) => {
    const response = await fetch(`${urlOf(name)}/v1/jobs/same`)
    const body = (await response.json()) as GetJobResponse & { Message: string }
    const isFaulted = count % everyOf(index) === 0
    const shows = isFaulted ? body.Message : body.Details.ExportAssetsToS3?.AssetDestinations[0]?.Bucket
    const isRight =
      response.status === (isFaulted ? 429 : 200) && shows === name && (isFaulted || body.CreatedAt === nowOf(index))
    if (!isRight) wrong.push(`${name} #${count}: ${response.status} ${JSON.stringify(body)}`)
  }
  // In each sandbox one request after the other; all sandboxes at once.
  await Promise.all(
    names.map(async (name, index) => {
      for (let count = 1; count <= ROUNDS; count++) await ask(name, index, count)
    })
  )
  t.strictSame(wrong, [])
  await Promise.all(
    names.map(async (name, index) => {
      const half = index % 2 === 0
      const answer = await call(`${urlOf(name)}/__admin/clock/advance`, 'POST', { ms: half ? 6 * 3600_000 : 1 })
      const { transitions } = (await answer.json()) as { transitions: unknown[] }
      t.equal(transitions.length, half ? 1 : 0, name)
    })
  )
})
