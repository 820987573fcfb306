/** The sandbox's time while a program runs. */
export const NOW = '2030-01-02T03:04:05.678Z'

/** The exceptions that no SDK retries, in the order in which each operation returns them to its five calls. */
export const EXCEPTIONS = [
  'ValidationException',
  'ResourceNotFoundException',
  'AccessDeniedException',
  'ConflictException',
  'ServiceLimitExceededException'
] as const

/** The data set whose jobs a program lists, and these jobs, newest first. */
export const LISTED = ['listed3', 'listed2', 'listed1']
const DATA_SET = '3'.repeat(32)

/** The job that returns those exceptions. */
const ID = 'exceptions0000000000000000001'

/** Jobs of which the first two responses go wrong. */
const THROTTLED = 'throttledTwice0000000000000001'
const RESET = 'resetTwice00000000000000000001'
const TRUNCATED = 'truncatedTwice0000000000000001'

/** How many requests a program has sent before it calls an operation for its exceptions. */
const EARLIER = { CreateJob: 2, ListJobs: 2, GetJob: 0, StartJob: 0, CancelJob: 0 }

/** The scenario in which `jobs` of the programs runs, in addition to the built-in one. */
export const WORLD = {
  name: 'world',
  clock: { mode: 'frozen', now: NOW },
  outcomes: [{ plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] }],
  jobs: [
    ...[...LISTED].reverse().map((Id) => ({
      Id,
      Type: 'EXPORT_ASSET_TO_SIGNED_URL',
      Details: { ExportAssetToSignedUrl: { AssetId: '4'.repeat(32), DataSetId: DATA_SET, RevisionId: '5'.repeat(32) } }
    })),
    ...[ID, THROTTLED, RESET, TRUNCATED].map((Id) => ({
      Id,
      Type: 'EXPORT_ASSETS_TO_S3',
      State: 'COMPLETED'
    }))
  ],
  faults: [
    ...Object.entries(EARLIER).flatMap(([operation, earlier]) =>
      EXCEPTIONS.map((exception, index) => ({
        match: { operation, ...(earlier === 0 && { jobId: ID }) },
        skip: earlier + index,
        times: 1,
        effect: { exception, message: `${exception} of ${operation}`, ...membersOf(exception) }
      }))
    ),
    { match: { jobId: THROTTLED }, times: 2, effect: { exception: 'ThrottlingException' } },
    { match: { jobId: RESET }, times: 2, effect: { connection: 'reset' } },
    { match: { jobId: TRUNCATED }, times: 2, effect: { connection: 'truncate' } }
  ]
}

function membersOf(exception: string): object {
  return /NotFound|Conflict/.test(exception) ? { ResourceId: exception, ResourceType: 'JOB' } : {}
}
