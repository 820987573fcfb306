import type { Exchange } from '../../call.js'
import type { JobAnswers } from '../../wire/answer-cache.js'
import { explainJob } from '../../wire/explanation.js'

/** What GetJob answers: the text of the job as it stands now, or undefined if there is none. The answer is a poll. */
export function pollJob(exchange: Exchange, answers: JobAnswers, jobId: string): string | undefined {
  const { sandbox, endpointUrl } = exchange
  const polled = sandbox.jobs.poll(jobId)
  if (polled === undefined) return undefined
  explainJob(exchange.why, polled.job, polled.polls)
  return answers.textOf(polled.job, endpointUrl, () => sandbox.signedUrls({ endpointUrl }))
}
