import { setTimeout as sleep } from 'node:timers/promises'
import { GetJobCommand, ThrottlingException } from '@aws-sdk/client-dataexchange'

const FAILED = new Set(['ERROR', 'CANCELLED', 'TIMED_OUT'])

/** The job came to an end, but not to a good one. */
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

/** The job did not come to an end within the time the caller gave it; it may still do so. */
export class JobTimeoutError extends Error {
  name = 'JobTimeoutError'
}

/**
 * Polls a job until it is COMPLETED and returns it.
 * A throttled poll, once the client is out of retries, is only a late one: a long wait must not end because of it.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {string} jobId
 * @param {{ intervalMs?: number, timeoutMs?: number }} [options]
 */
export async function waitForJob(client, jobId, { intervalMs = 5_000, timeoutMs = 600_000 } = {}) {
  // One signal for the requests and the pauses, so that a request that gets no answer cannot outlast the deadline.
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
