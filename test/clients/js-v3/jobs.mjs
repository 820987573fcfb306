import {
  CancelJobCommand,
  CreateJobCommand,
  GetJobCommand,
  ListJobsCommand,
  paginateListJobs,
  StartJobCommand
} from '@aws-sdk/client-dataexchange'
import { newClient, print } from './client.mjs'
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
  client.destroy()
}

function create(client) {
  return client.send(new CreateJobCommand({ Type: 'IMPORT_ASSETS_FROM_S3', Details: DETAILS }))
}

/** Creates a job, starts it and polls until it has ended. */
async function life(client) {
  const { Id: id, Arn: arn, State: state, Type: type, CreatedAt, Details } = await create(client)
  const createdAt = CreatedAt.toISOString()
  print('create', { id, arn, state, type, createdAt, bucket: Details.ImportAssetsFromS3.AssetSources[0].Bucket })
  await client.send(new StartJobCommand({ JobId: id }))
  const states = []
  do {
    const { State } = await client.send(new GetJobCommand({ JobId: id }))
    states.push(State)
  } while (states.at(-1) === 'IN_PROGRESS')
  print('poll', { states })
}

/** Cancels a job that has not been started. */
async function cancel(client) {
  const { Id: id } = await create(client)
  await client.send(new CancelJobCommand({ JobId: id }))
  const { State: state } = await client.send(new GetJobCommand({ JobId: id }))
  print('cancel', { id, state })
}

/** Lists the jobs of a data set in pages of two, with the SDK's paginator. */
async function list(client) {
  const pages = []
  for await (const { Jobs } of paginateListJobs({ client, pageSize: 2 }, { DataSetId: '3'.repeat(32) })) {
    pages.push(Jobs.map(({ Id }) => Id))
  }
  print('list', { pages })
}

/** Calls each operation five times, and each time meets another exception that is not worth a retry. */
async function exceptions(client) {
  const JobId = 'exceptions0000000000000000001'
  const operations = {
    CreateJob: () => create(client),
    GetJob: () => client.send(new GetJobCommand({ JobId })),
    StartJob: () => client.send(new StartJobCommand({ JobId })),
    CancelJob: () => client.send(new CancelJobCommand({ JobId })),
    ListJobs: () => client.send(new ListJobsCommand({}))
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
    const { State: state } = await client.send(new GetJobCommand({ JobId: id }))
    print(step, { id, state })
  } catch (error) {
    print(step, { id, ...exceptionOf(error) })
  }
}
