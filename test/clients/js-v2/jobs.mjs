import { newClient, print, settle } from './client.mjs'
import { exceptionOf } from './exceptions.mjs'

const DETAILS = {
  ImportAssetsFromS3: {
    AssetSources: [{ Bucket: 'bucket', Key: 'key' }],
    DataSetId: '1'.repeat(32),
    RevisionId: '2'.repeat(32)
  }
}

/** Uses every operation on jobs, and meets the exceptions and faults that the world of the test has for them. */
export async function jobs() {
  const client = newClient()
  for (const step of [life, cancel, list, exceptions, retries, connections]) await step(client)
}

function create(client) {
  return client.createJob({ Type: 'IMPORT_ASSETS_FROM_S3', Details: DETAILS }).promise()
}

/** Creates a job, starts it and polls until it has ended. */
async function life(client) {
  const { Id: id, Arn: arn, State: state, Type: type, CreatedAt, Details } = await create(client)
  const createdAt = CreatedAt.toISOString()
  print('create', { id, arn, state, type, createdAt, bucket: Details.ImportAssetsFromS3.AssetSources[0].Bucket })
  await client.startJob({ JobId: id }).promise()
  const states = []
  do {
    const { State } = await client.getJob({ JobId: id }).promise()
    states.push(State)
  } while (states.at(-1) === 'IN_PROGRESS')
  print('poll', { states })
}

/** Cancels a job that has not been started. */
async function cancel(client) {
  const { Id: id } = await create(client)
  await client.cancelJob({ JobId: id }).promise()
  const { State: state } = await client.getJob({ JobId: id }).promise()
  print('cancel', { id, state })
}

/** Lists the jobs of a data set in pages of two, with the SDK's paginator. */
async function list(client) {
  const pages = []
  await new Promise((resolve, reject) => {
    client.listJobs({ DataSetId: '3'.repeat(32), MaxResults: 2 }).eachPage((error, page) => {
      if (error) reject(error)
      else if (page === null) resolve()
      else pages.push(page.Jobs.map(({ Id }) => Id))
      return true
    })
  })
  print('list', { pages })
}

/** Calls each operation five times, and each time meets another exception that is not worth a retry. */
async function exceptions(client) {
  const JobId = 'exceptions0000000000000000001'
  const operations = {
    CreateJob: () => create(client),
    GetJob: () => client.getJob({ JobId }).promise(),
    StartJob: () => client.startJob({ JobId }).promise(),
    CancelJob: () => client.cancelJob({ JobId }).promise(),
    ListJobs: () => client.listJobs().promise()
  }
  for (const [operation, call] of Object.entries(operations)) {
    for (let n = 0; n < 5; n++) {
      const error = await call().catch((error) => error)
      print('exception', { operation, ...exceptionOf(error) })
    }
  }
}

/** Asks for jobs whose exceptions are worth a retry: two that never stop failing, and one that recovers. */
async function retries(client) {
  for (const id of [
    'alwaysThrottlingException00001',
    'alwaysInternalServerException01',
    'throttledTwice0000000000000001'
  ]) {
    await outcome(client, 'retries', id)
  }
}

/** Asks for jobs whose connections break twice. */
async function connections(client) {
  for (const id of ['resetTwice00000000000000000001', 'truncatedTwice0000000000000001']) {
    await outcome(client, 'connections', id)
  }
}

/** Reports the state of a job, or why there is none. */
async function outcome(client, step, id) {
  try {
    const { State: state } = await settle(client.getJob({ JobId: id }))
    print(step, { id, state })
  } catch (error) {
    print(step, { id, ...exceptionOf(error) })
  }
}
