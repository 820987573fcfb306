import t from 'tap'
import { readDocument } from '../../../src/core/world/scenario-document.js'
import { ID } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const JOB = {
  Arn: `arn:aws:dataexchange:us-east-1:123456789012:jobs/${ID}`,
  CreatedAt: '2024-01-02T03:04:05.678000+00:00',
  Details: {
    ExportAssetToSignedUrl: {
      AssetId: ID,
      DataSetId: ID,
      RevisionId: ID,
      SignedUrl: 'https://s3.example/x',
      SignedUrlExpiresAt: '2024-01-02T04:04:05+00:00'
    }
  },
  Id: ID,
  State: 'COMPLETED',
  Type: 'EXPORT_ASSET_TO_SIGNED_URL',
  UpdatedAt: '2024-01-02T03:04:09+00:00'
}
const read = (document: unknown) => {
  const { scenario, problems } = readDocument(document, 'my file')
  return { scenario, problems }
}

t.test(
  'what a client printed of one job, of a list or of several responses is a scenario named after its source',
  async (t) => {
    const [one, other] = [JOB, { ...JOB, Id: 'other', Arn: 'arn:aws:dataexchange:us-east-1:123456789012:jobs/other' }]
    const metadata = { ResponseMetadata: { HTTPStatusCode: 200 } }
    const documents: readonly [document: unknown, jobs: unknown[]][] = [
      [one, [one]],
      [
        [one, other],
        [one, other]
      ],
      [{ Jobs: [one, other] }, [one, other]],
      [{ Jobs: [one], NextToken: 'abc' }, [one]],
      [{ Jobs: [], ...metadata }, []],
      [{ ...one, ...metadata }, [one]],
      [{ $metadata: { attempts: 1 }, ...one }, [one]],
      [
        [
          { ...one, $metadata: {} },
          { ...other, ...metadata }
        ],
        [one, other]
      ],
      [
        [
          { Jobs: [one], NextToken: 'abc' },
          { Jobs: [other], $metadata: {} }
        ],
        [one, other]
      ],
      [{ 'x-note': 'copied', Jobs: [one] }, [one]],
      [[], []]
    ]
    for (const [document, jobs] of documents) {
      t.strictSame(
        read(document),
        { scenario: { name: 'my-file', jobs }, problems: [] },
        JSON.stringify(document).slice(0, 80)
      )
    }
  }
)

t.test('instants are taken as seconds since 1970 and as Python writes them', async (t) => {
  const own = JOB.Details.ExportAssetToSignedUrl
  const printed = {
    ...JOB,
    CreatedAt: 1704164645.678,
    UpdatedAt: '2024-01-02 03:04:09.000001+00:00',
    Details: { ExportAssetToSignedUrl: { ...own, SignedUrlExpiresAt: 1704168245 } }
  }
  t.match(read({ Jobs: [printed] }), {
    problems: [],
    scenario: {
      jobs: [
        {
          CreatedAt: '2024-01-02T03:04:05.678Z',
          UpdatedAt: '2024-01-02T03:04:09.000001+00:00',
          Details: { ExportAssetToSignedUrl: { SignedUrlExpiresAt: '2024-01-02T04:04:05.000Z' } }
        }
      ]
    }
  })
  for (const CreatedAt of [-1, 1e15, true, '02/01/2024', null]) {
    t.match(read({ ...JOB, CreatedAt }).problems, only({ at: ['CreatedAt'], message: /^must be an ISO 8601 instant/ }))
  }
})

t.test('problems are at their places in the document that was printed', async (t) => {
  const wrong = { ...JOB, State: 'DONE' }
  const illegal = { Type: JOB.Type, plan: [{ state: 'WAITING' }, { state: 'COMPLETED' }] }
  const cases: readonly [document: unknown, at: unknown[]][] = [
    [wrong, ['State']],
    [{ State: 'WAITING' }, ['Type']],
    [
      [JOB, wrong],
      [1, 'State']
    ],
    [[JOB, 7], [1]],
    [{ Jobs: [JOB, illegal] }, ['Jobs', 1, 'plan', 1, 'state']],
    [
      [{ Jobs: [] }, { Jobs: [{ ...JOB, State: 1 }] }],
      [1, 'Jobs', 0, 'State']
    ],
    [{ Jobs: [JOB], Job: 1 }, ['Job']],
    [{ Jobs: 7 }, ['Jobs']],
    [
      [JOB, JOB],
      [1, 'Id']
    ]
  ]
  for (const [document, at] of cases) t.match(read(document).problems, only({ at }), JSON.stringify(at))
})

t.test('top-level members whose names begin with x- are passed over, and others are not', async (t) => {
  t.strictSame(read({ name: 'n', 'x-any': [{ anything: 1 }], 'x-': 2 }), { scenario: { name: 'n' }, problems: [] })
  t.match(read({ name: 'n', xany: 1 }).problems, only({ at: ['xany'] }))
  t.match(read({ name: 'n', jobs: [{ Type: JOB.Type, 'x-a': 1 }] }).problems, only({ at: ['jobs', 0, 'x-a'] }))
})

t.test('a scenario is no printed document, even if members of a job have strayed into it', async (t) => {
  t.match(read({ name: 'n', Type: JOB.Type }).problems, only({ at: ['Type'] }))
  t.match(
    read({ jobs: [], Id: 'x' }).problems.map(({ at }) => at),
    [['name'], ['Id']]
  )
})
