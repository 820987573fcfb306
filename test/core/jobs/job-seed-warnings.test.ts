import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { jobSeedWarnings } from '../../../src/core/jobs/job-seed-warnings.js'
import { ID } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const SOURCE = { DataSetId: ID, RevisionId: ID }
const warningsOf = (seed: JobSeed) => jobSeedWarnings(seed, ['jobs', 3])

t.test('what the service could send gives no warning, nor does any id of the job, nor what is left out', async (t) => {
  const seeds: JobSeed[] = [
    { Type: 'EXPORT_ASSETS_TO_S3' },
    { Type: 'EXPORT_ASSETS_TO_S3', Id: 'my job' },
    { Type: 'EXPORT_ASSETS_TO_S3', Details: {} },
    { Type: 'EXPORT_ASSETS_TO_S3', Details: { ExportAssetsToS3: { RevisionId: ID } } },
    { Type: 'EXPORT_ASSETS_TO_S3', Id: 'my job', Arn: 'arn:aws:dataexchange:us-east-1:123456789012:jobs/my job' },
    { Type: 'EXPORT_ASSETS_TO_S3', Arn: 'arn:aws-us-gov:dataexchange:us-gov-west-1:123456789012:jobs/any' },
    {
      Type: 'EXPORT_ASSETS_TO_S3',
      Details: {
        ExportAssetsToS3: {
          ...SOURCE,
          AssetDestinations: [{ AssetId: ID, Bucket: 'a.bucket-1' }],
          Encryption: { Type: 'aws:kms', KmsKeyArn: 'arn:aws-cn:kms:cn-north-1:123456789012:key/x' }
        }
      }
    },
    {
      Type: 'EXPORT_REVISIONS_TO_S3',
      Details: {
        ExportRevisionsToS3: {
          DataSetId: ID,
          RevisionDestinations: [],
          EventActionArn: 'arn:aws:dataexchange:us-east-1:123456789012:event-actions/x'
        }
      }
    }
  ]
  for (const seed of seeds) t.strictSame(warningsOf(seed), [], JSON.stringify(seed))
})

t.test('each text that the service could not send is a warning at its place', async (t) => {
  const Details = (details: object) => ({
    Type: 'EXPORT_ASSETS_TO_S3' as const,
    Details: { ExportAssetsToS3: details } as never
  })
  const destination = (Bucket: string) => ({ AssetDestinations: [{ AssetId: ID, Bucket }] })
  const inDetails = ['jobs', 3, 'Details', 'ExportAssetsToS3']
  const bucket = [...inDetails, 'AssetDestinations', 0, 'Bucket']
  const cases: readonly [seed: JobSeed, at: unknown[], message: RegExp][] = [
    [Details({ DataSetId: 'mine' }), [...inDetails, 'DataSetId'], /matches \^\[a-zA-Z0-9\]\{30,40\}\$, not "mine"$/],
    [
      Details({ AssetDestinations: [{ AssetId: 'a', Bucket: 'bucket' }] }),
      [...inDetails, 'AssetDestinations', 0, 'AssetId'],
      /not "a"$/
    ],
    [Details(destination('ab')), bucket, /must be the name of an S3 bucket: .*, not "ab"$/],
    [Details(destination('Bucket')), bucket, /not "Bucket"$/],
    [Details(destination('a..b')), bucket, /not "a..b"$/],
    [Details(destination('abc..d')), bucket, /not "abc..d"$/],
    [Details(destination('bucket-')), bucket, /not "bucket-"$/],
    [
      Details({ Encryption: { Type: 'aws:kms', KmsKeyArn: 'key' } }),
      [...inDetails, 'Encryption', 'KmsKeyArn'],
      /must be an ARN: .*, not "key"$/
    ],
    [
      {
        Type: 'EXPORT_ASSETS_TO_S3',
        plan: [{ state: 'WAITING' }, { state: 'IN_PROGRESS', details: { ExportAssetsToS3: { RevisionId: 'r' } } }]
      },
      ['jobs', 3, 'plan', 1, 'details', 'ExportAssetsToS3', 'RevisionId'],
      /not "r"$/
    ],
    [{ Type: 'EXPORT_ASSETS_TO_S3', Arn: 'arn:jobs/x' }, ['jobs', 3, 'Arn'], /must be the ARN of a job: /],
    [
      { Type: 'EXPORT_ASSETS_TO_S3', Id: 'x', Arn: 'arn:aws:dataexchange:us-east-1:123456789012:jobs/y' },
      ['jobs', 3, 'Arn'],
      /is that of the job "y", and the Id is "x"$/
    ]
  ]
  for (const [seed, at, message] of cases) t.match(warningsOf(seed), only({ at, message }), JSON.stringify(seed))
})
