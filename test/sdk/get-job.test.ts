import {
  type DataExchangeClient,
  type DataExchangeServiceException,
  GetJobCommand,
  InternalServerException,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException
} from '@aws-sdk/client-dataexchange'
import t, { type Test } from 'tap'
import type { GetJobResponse } from '../../src/core/jobs/job.js'
import { UNKNOWN_ID } from '../support/jobs.js'
import { only } from '../support/only.js'
import { sdkClient } from '../support/sdk-client.js'
import { type StartedServer, startServer } from '../support/server.js'

/** A server on a socket and a real client that talks to it. */
async function pair(t: Test): Promise<{ server: StartedServer; client: DataExchangeClient }> {
  const server = await startServer(t)
  return { server, client: sdkClient(t, server.url) }
}

async function failure(promise: Promise<unknown>): Promise<DataExchangeServiceException> {
  return promise.then(
    () => {
      throw new Error('it did not fail')
    },
    (error) => error
  )
}

t.test('what the SDK parses of every built-in job is what was seeded', async (t) => {
  const { server, client } = await pair(t)
  const { jobs } = await server.admin('GET', '/jobs?limit=1000')
  await server.admin('DELETE', '/faults')
  t.ok(jobs.length > 80)
  for (const { job, plan } of jobs as { job: GetJobResponse; plan: unknown[] }[]) {
    if (plan.length > 1) continue
    const { $metadata, ...answer } = await client.send(new GetJobCommand({ JobId: job.Id }))
    t.equal($metadata.httpStatusCode, 200)
    t.match($metadata.requestId, /^[0-9a-f-]{36}$/)
    t.ok(answer.CreatedAt instanceof Date && answer.UpdatedAt instanceof Date)
    // The SDK's model is older than AssetConfiguration and drops it; botocore's knows it.
    const { AssetConfiguration: _, ...known } = job
    t.strictSame(JSON.parse(JSON.stringify(answer)), known, job.Id)
  }
})

t.test('each exception arrives as its class with all its members', async (t) => {
  const { client } = await pair(t)
  const JobId = 'alwaysResourceNotFoundException01'
  const notFound = await failure(client.send(new GetJobCommand({ JobId })))
  t.ok(notFound instanceof ResourceNotFoundException)
  t.match(notFound, {
    message: /./,
    ResourceId: JobId,
    ResourceType: 'JOB',
    $metadata: { httpStatusCode: 404, attempts: 1 }
  })
  for (const [JobId, type, status, attempts] of [
    ['alwaysThrottlingException00001', ThrottlingException, 429, 3],
    ['alwaysValidationException00001', ValidationException, 400, 1],
    ['alwaysInternalServerException01', InternalServerException, 500, 3]
  ] as const) {
    const error = await failure(client.send(new GetJobCommand({ JobId })))
    t.ok(error instanceof type, JobId)
    t.match(error, { name: type.name, message: /./, $metadata: { httpStatusCode: status, attempts } })
    t.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/)
  }
})

t.test('all members of an exception come through', async (t) => {
  const { server, client } = await pair(t)
  const effect = { exception: 'ValidationException', message: 'No access.', ExceptionCause: 'S3AccessDenied' }
  await server.admin('POST', '/faults', { effect })
  const error = await failure(client.send(new GetJobCommand({ JobId: 'x' })))
  t.match(error, { name: 'ValidationException', message: 'No access.', ExceptionCause: 'S3AccessDenied' })
})

t.test('a client that retries recovers', async (t) => {
  const { client } = await pair(t)
  for (const JobId of ['twiceThrottlingException000001', 'twiceInternalServerException01']) {
    const { State, $metadata } = await client.send(new GetJobCommand({ JobId }))
    t.match({ State, attempts: $metadata.attempts }, { State: 'COMPLETED', attempts: 3 }, JobId)
  }
})

t.test('a poller sees a job through its life', async (t) => {
  const { client } = await pair(t)
  const states: unknown[] = []
  for (let poll = 0; poll < 4; poll++) {
    const job = await client.send(new GetJobCommand({ JobId: 'completesAfterThreePolls000001' }))
    states.push(job.State, job.Details?.ExportAssetToSignedUrl?.SignedUrl !== undefined)
  }
  t.strictSame(states, ['WAITING', false, 'IN_PROGRESS', false, 'IN_PROGRESS', false, 'COMPLETED', true])
})

t.test('ids that no job has', async (t) => {
  const { client } = await pair(t)
  const unknown = await failure(client.send(new GetJobCommand({ JobId: UNKNOWN_ID })))
  t.match(unknown, { name: 'ResourceNotFoundException', ResourceId: UNKNOWN_ID, ResourceType: 'JOB' })
  t.match(await failure(client.send(new GetJobCommand({ JobId: 'a/b c' }))), { name: 'ValidationException' })
})

t.test('a seeded id that needs encoding is found', async (t) => {
  const { server, client } = await pair(t)
  await server.admin('POST', '/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Id: 'a/b ü%' })
  t.equal((await client.send(new GetJobCommand({ JobId: 'a/b ü%' }))).Id, 'a/b ü%')
})

t.test('what is not emulated is told apart from AWS, and is not retried', async (t) => {
  const { url } = await startServer(t)
  const error = await failure(sdkClient(t, `${url}/elsewhere`).send(new GetJobCommand({ JobId: UNKNOWN_ID })))
  t.match(error, { name: 'NotEmulatedException', message: /does not emulate GET \/elsewhere\/v1\/jobs\// })
  t.match(error.$metadata, { httpStatusCode: 501, attempts: 1 })
})

t.test('the SDK waits as long as Retry-After asks, longer than it would by itself', async (t) => {
  const { server, client } = await pair(t)
  // By itself it waits for at most half a second after the first ThrottlingException.
  const effect = { exception: 'ThrottlingException', retryAfterSeconds: 0.7 }
  await server.admin('POST', '/faults', { match: { attempt: 1 }, effect })
  const { $metadata } = await client.send(new GetJobCommand({ JobId: 'completedExportAssetToSignedUrl01' }))
  t.equal($metadata.attempts, 2, 'and the second attempt was told apart from the first')
  const { calls } = await server.admin('GET', '/calls')
  t.match(calls, only({ attempts: 2, retryAfterRespected: true }))
  t.ok(calls[0].totalGapMs >= 690, `${calls[0].totalGapMs} ms`)
})

t.test('the endpoint is taken from the environment', async (t) => {
  const { server } = await pair(t)
  process.env.AWS_ENDPOINT_URL_DATAEXCHANGE = server.url
  t.teardown(() => delete process.env.AWS_ENDPOINT_URL_DATAEXCHANGE)
  const client = sdkClient(t)
  t.equal((await client.send(new GetJobCommand({ JobId: 'completedExportAssetToSignedUrl01' }))).State, 'COMPLETED')
})
