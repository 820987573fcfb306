import { setTimeout as sleep } from 'node:timers/promises'
import { GetJobCommand } from '@aws-sdk/client-dataexchange'

const RUNNING = new Set(['WAITING', 'IN_PROGRESS'])

/** The job did not end within the allowed number of polls. It may still end later. */
export class GaveUpError extends Error {
  name = 'GaveUpError'
}

/**
 * Polls a job until it ends, successfully or not, and returns it. Each pause is `factor` times as long as the previous
 * one. An error of the client, once it has used up its retries, ends the wait.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {string} JobId
 * @param {{ firstDelayMs?: number, factor?: number, maxPolls?: number }} [options]
 */
export async function pollJob(client, JobId, { firstDelayMs = 1_000, factor = 2, maxPolls = 10 } = {}) {
  let delayMs = firstDelayMs
  for (let poll = 1; poll <= maxPolls; poll++) {
    const job = await client.send(new GetJobCommand({ JobId }))
    if (!RUNNING.has(job.State)) return job
    // After the last poll there is nothing left to wait for.
    if (poll < maxPolls) await sleep(delayMs)
    delayMs *= factor
  }
  throw new GaveUpError(`Job ${JobId} has not ended within ${maxPolls} polls`)
}
