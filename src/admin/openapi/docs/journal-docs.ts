import type { DocsById } from './operation-docs.js'

/** The documentation of the operations on the journal. */
export const journalDocs: DocsById = {
  listRequests: {
    description:
      'The journal keeps the last `--journal-limit` requests; `meta` counts those that it has dropped. To follow it, ' +
      'ask again with the last ordinal as `after`. A request is listed from its arrival, with `open` until it has ended.',
    returns: 'The requests, and how many there were.',
    parameters: {
      operation: 'GetJob',
      jobId: 'nightly-export',
      dataSetId: 'prices',
      revisionId: 'november',
      assetId: 'prices-csv',
      status: '429',
      fault: 'throttle-first-two',
      since: '2026-01-01T00:00:00.000Z',
      after: '0',
      limit: '100'
    }
  },
  clearRequests: {
    description: 'Requests are counted from 1 again. What the verdict counts stays.',
    returns: 'The journal is empty.'
  },
  listCalls: {
    description:
      'Attempts that share an `amz-sdk-invocation-id` are one call. A request without one is a call of its own.',
    returns: 'The calls in the order of their first attempts.'
  },
  getPolls: {
    description: 'Retries of one call are one poll. Gaps are measured from the end of a poll to the start of the next.',
    returns: 'How the job was polled.',
    parameters: { JobId: 'nightly-export' }
  },
  verifyRequests: {
    description:
      'Without `match`, all requests are considered. What the journal cannot tell, because it has dropped requests or ' +
      'a client does not number its attempts, is a problem as well.',
    returns: 'Whether the expectations are met, and what was different if they are not.',
    body: {
      description: 'The expectations, all of which have to be met.',
      examples: {
        backoff: {
          summary: 'The client backed off between its polls',
          value: {
            match: { operation: 'GetJob', jobId: 'nightly-export' },
            count: { max: 5 },
            minGapMs: 500,
            minGapFactor: 1.5,
            maxAttempts: 3
          }
        },
        order: {
          summary: 'A job was created, started and polled until it was completed, within two seconds',
          value: {
            order: [
              { operation: 'CreateJob', status: 201 },
              { operation: 'StartJob' },
              { operation: 'GetJob', state: 'COMPLETED' }
            ],
            timeoutMs: 2000
          }
        }
      }
    }
  },
  getVerdict: {
    description:
      'Meant for the teardown of a test. It is counted as it happens, so that what the journal has dropped makes no ' +
      'difference. What was there at the start does not count.',
    returns: 'What a test set up and its client never used.'
  },
  streamEvents: {
    description:
      'The stream stays open until the client closes it, or the sandbox is deleted. A reader that is too slow misses ' +
      'events, and is told how many.',
    returns: 'The events.'
  }
}
