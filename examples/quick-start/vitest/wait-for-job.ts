import { setTimeout } from 'node:timers/promises'
import { type DataExchangeClient, GetJobCommand, type GetJobCommandOutput } from '@aws-sdk/client-dataexchange'

/** Polls a job until it has ended. */
export async function waitForJob(client: DataExchangeClient, JobId: string, ms = 50): Promise<GetJobCommandOutput> {
  for (;;) {
    const job = await client.send(new GetJobCommand({ JobId }))
    if (job.State !== 'WAITING' && job.State !== 'IN_PROGRESS') return job
    await setTimeout(ms)
  }
}
