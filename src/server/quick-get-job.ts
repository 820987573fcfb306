import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Exchange } from '../aws/call.js'
import { faultTarget } from '../aws/faults/fault-target.js'
import { journalEntry } from '../aws/journal-entry.js'
import { pollJob } from '../aws/operations/jobs/poll-job.js'
import { writeAnswer } from '../aws/wire/answer.js'
import type { JobAnswers } from '../aws/wire/answer-cache.js'
import { credentialScope } from '../aws/wire/credential-scope.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { endpointUrl, sandboxNameOf, withoutSandbox } from './sandbox-name.js'

const JOBS = '/v1/jobs/'

/** An id that stands in a path as it is. */
const PLAIN_ID = /^[A-Za-z0-9_-]{1,256}$/

/** What a short cut needs to know. */
export interface QuickGetJobOptions {
  readonly sandboxes: Sandboxes
  readonly answers: JobAnswers
  readonly wall: WallClock
  readonly publicUrl: string | undefined
  /** Whether it may be taken at the moment. */
  readonly isOpen: boolean
}

/**
 * The short cut for what pollers do all the time: a GetJob of a job that is there, in a sandbox that is there, with no
 * fault that has a say. It gives the answer that the way through Fastify gives, in a third of the steps, and
 * leaves everything else to that.
 */
export function quickGetJob(options: QuickGetJobOptions, otherwise: RequestListener<typeof IncomingMessage>) {
  return (request: IncomingMessage, response: ServerResponse<IncomingMessage> & { req: IncomingMessage }) => {
    if (request.method !== 'GET' || !options.isOpen || !answer(request, response, options)) {
      otherwise(request, response)
    }
  }
}

function answer(request: IncomingMessage, response: ServerResponse, options: QuickGetJobOptions): boolean {
  const { sandboxes, answers, wall, publicUrl } = options
  const { headers, url: originalUrl = '' } = request
  const url = withoutSandbox(originalUrl)
  const jobId = url.startsWith(JOBS) ? url.slice(JOBS.length) : ''
  if (!PLAIN_ID.test(jobId)) return false
  const scope = credentialScope(headers.authorization, originalUrl)
  const name = sandboxNameOf(originalUrl, scope)
  const sandbox = sandboxes.useAtOnce(name)
  if (sandbox === undefined) return false
  const asked = { operation: 'GetJob', jobId } as const
  if (sandbox.faults.mayApply(jobId)) {
    if (sandbox.faults.wouldMatch(faultTarget(asked, sandbox.jobs.get(jobId), headers))) return false
  }
  const exchange: Exchange = {
    method: 'GET',
    url,
    headers,
    arrivedAt: wall.now(),
    sandbox,
    credentialScope: scope,
    endpointUrl: endpointUrl(publicUrl ?? `http://${headers.host ?? ''}`, name),
    asked,
    is404: false,
    why: { sandbox: sandbox.name },
    verdict: undefined,
    sent: undefined
  }
  const text = pollJob(exchange, answers, jobId)
  if (text === undefined) return false
  writeAnswer(exchange, response, 200, text)
  sandbox.record(journalEntry(exchange, response, wall.now()))
  return true
}
