import { CreateJobCommand, GetJobCommand, StartJobCommand } from '@aws-sdk/client-dataexchange'

/** Creates a job of a type, with the member of Details that belongs to it. */
export function createJob(client, type, member, details) {
  return client.send(new CreateJobCommand({ Type: type, Details: { [member]: details } }))
}

/** Starts a job, polls until it has ended, and returns it. */
export async function finishJob(client, { Id: JobId }) {
  await client.send(new StartJobCommand({ JobId }))
  for (;;) {
    const job = await client.send(new GetJobCommand({ JobId }))
    if (job.State !== 'WAITING' && job.State !== 'IN_PROGRESS') return job
  }
}
