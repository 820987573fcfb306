import type { DocsById } from './operation-docs.js'

const JobId = 'nightly-export'

/** The documentation of the operations on jobs. */
export const jobDocs: DocsById = {
  listJobs: {
    description:
      'Jobs are listed in the order in which they were added. A page that is filtered by `state` or `type` can hold ' +
      'fewer jobs than its limit: continue as long as there is a `next`. Listing does not count as a poll.',
    returns: 'A page of jobs.',
    parameters: { state: 'IN_PROGRESS', type: 'EXPORT_ASSETS_TO_S3', limit: '25', after: '0' }
  },
  seedJobs: {
    description:
      'A seed is any part of a GetJob response, so that a response that was copied from the service is one. The plan ' +
      'begins when the job is seeded. As `application/x-ndjson`, the body has one seed in each line and can have any ' +
      'length. If a seed is refused, no job is added.',
    returns: 'The job or, for an array or a stream, the list of jobs.',
    body: {
      description: 'A seed, an array of seeds, or a seed in each line.',
      examples: {
        succeeds: {
          summary: 'An export that completes after the default durations',
          value: { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: 'first-export', plan: 'succeeds' }
        },
        plan: {
          summary: 'An import that fails at the fourth poll',
          value: {
            Type: 'IMPORT_ASSETS_FROM_S3',
            Id: 'scanned-import',
            plan: [
              { state: 'WAITING', forMs: 500 },
              { state: 'IN_PROGRESS', forPolls: 3 },
              { state: 'ERROR', errors: [{ Code: 'MALWARE_DETECTED', Message: 'The asset contains malware.' }] }
            ]
          }
        },
        state: {
          summary: 'A completed export with its Details',
          value: {
            Type: 'EXPORT_ASSETS_TO_S3',
            State: 'COMPLETED',
            Details: {
              ExportAssetsToS3: {
                DataSetId: 'prices',
                RevisionId: 'november',
                AssetDestinations: [{ AssetId: 'prices-csv', Bucket: 'my-bucket', Key: 'prices.csv' }]
              }
            }
          }
        },
        list: {
          summary: 'Two jobs at once',
          value: [
            { Type: 'EXPORT_REVISIONS_TO_S3', Id: 'one', plan: 'hangs' },
            { Type: 'EXPORT_REVISIONS_TO_S3', Id: 'two', plan: 'fails' }
          ]
        },
        lines: {
          summary: 'The same as a stream of lines',
          value:
            '{"Type":"EXPORT_REVISIONS_TO_S3","Id":"one","plan":"hangs"}\n' +
            '{"Type":"EXPORT_REVISIONS_TO_S3","Id":"two","plan":"fails"}\n'
        }
      }
    }
  },
  getJob: {
    description: 'Does not count as a poll: a test can look at a job without changing what its client sees.',
    returns: 'The job, its plan and its history.',
    parameters: { JobId }
  },
  deleteJob: {
    description: 'Requests that wait for the job to reach a state fail. The journal keeps its requests.',
    returns: 'The job was deleted.',
    parameters: { JobId }
  },
  transitionJob: {
    description:
      'If the plan has the state ahead, it goes on from there; otherwise the plan ends. A transition that the ' +
      'lifecycle does not allow is refused with 409, which names the legal ones.',
    returns: 'The job in its new state.',
    parameters: { JobId },
    body: {
      description: 'The state, and what the job gets with it.',
      examples: {
        completed: { summary: 'The job completes', value: { state: 'COMPLETED' } },
        error: {
          summary: 'The job fails',
          value: { state: 'ERROR', errors: [{ Code: 'ACCESS_DENIED_EXCEPTION', Message: 'Access denied.' }] }
        },
        details: {
          summary: 'The job completes, and its Details change',
          value: { state: 'COMPLETED', details: { ExportAssetsToS3: { RevisionId: 'december' } } }
        }
      }
    }
  },
  awaitJob: {
    description:
      'Time is real time, while the job follows the clock of its sandbox: in a frozen sandbox another request has to ' +
      'advance it. The response is 408 when the time is over or the job can no longer reach the state.',
    returns: 'The job, which is in the state.',
    parameters: { JobId, state: 'IN_PROGRESS', timeoutMs: '5000' }
  }
}
