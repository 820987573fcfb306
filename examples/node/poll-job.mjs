import { setTimeout as sleep } from 'node:timers/promises'
import { GetJobCommand, ThrottlingException } from '@aws-sdk/client-dataexchange'

const FAILED = new Set(['ERROR', 'CANCELLED', 'TIMED_OUT'])

/** The job ended, but not successfully. */
export class JobFailedError extends Error {
  name = 'JobFailedError'

  /** @param {import('@aws-sdk/client-dataexchange').GetJobCommandOutput} job */
  constructor(job) {
    const errors = job.Errors ?? []
    super(
      [`Job ${job.Id} ended as ${job.State}`, ...errors.map((error) => `${error.Code}: ${error.Message}`)].join('; ')
    )
    this.state = job.State
    this.errors = errors
  }
}

/** The job did not end in time. It may still end later. */
export class JobTimeoutError extends Error {
  name = 'JobTimeoutError'
}

/**
 * Polls a job until it is COMPLETED and returns it.
 * If a poll is throttled until the client has used up its retries, polling continues: throttling does not end a wait.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {string} jobId
 * @param {{ intervalMs?: number, timeoutMs?: number }} [options]
 */
export async function waitForJob(client, jobId, { intervalMs = 5_000, timeoutMs = 600_000 } = {}) {
  // One signal for the requests and the pauses, so that a request without a response cannot outlast the deadline.
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    for (;;) {
      const job = await client
        .send(new GetJobCommand({ JobId: jobId }), { abortSignal: signal })
        .catch(ignoreThrottling)
      if (job?.State === 'COMPLETED') return job
      if (FAILED.has(job?.State)) throw new JobFailedError(job)
      await sleep(intervalMs, undefined, { signal })
    }
  } catch (error) {
    if (error.name !== 'AbortError') throw error
    throw new JobTimeoutError(`Job ${jobId} has not ended within ${timeoutMs} ms`, { cause: error })
  }
}

function ignoreThrottling(error) {
  if (!(error instanceof ThrottlingException)) throw error
}
