import t from 'tap'
import { readDocument } from '../../src/core/world/scenario-document.js'
import { scenarioValidator } from '../support/scenario-validator.js'

const accepts = scenarioValidator()
const job = { Type: 'EXPORT_ASSETS_TO_S3' }
const ERROR = { Code: 'MALWARE_DETECTED', Message: 'x' }
const jobWith = (plan: unknown, others: object = {}) => ({ name: 'x', jobs: [{ ...job, plan, ...others }] })
const fault = (entry: object) => ({ name: 'x', faults: [entry] })
const response = (headers: object) => fault({ effect: { response: { status: 200, headers } } })
const outcome = (entry: object) => ({ name: 'x', outcomes: [entry] })
const dataSet = (entry: object) => ({ name: 'x', dataSets: [entry] })
const revision = (entry: object, others: object = {}) => dataSet({ ...others, revisions: [entry] })
const asset = (entry: object, others: object = {}) => revision({ assets: [entry] }, others)
const at = (now: string) => ({ name: 'x', clock: { now } })

/** Documents that `validate` refuses, most of them although their shape is right. */
const REFUSED: Readonly<Record<string, readonly unknown[]>> = {
  'a document of no kind': [null, 1, 'x', true, {}, [1], [[]], { jobs: [] }],
  'names that are no identifiers': ['', '.', '..', 'a b', 'ä', 'a'.repeat(65)].flatMap((name) => [
    { name },
    fault({ id: name, delay: { ms: 1 } }),
    outcome({ id: name, plan: 'fails' })
  ]),
  'ids that are too short or too long': ['', 'a'.repeat(257)].flatMap((id) => [
    { name: 'x', jobs: [{ ...job, Id: id }] },
    { name: 'x', assets: [{ id, text: '' }] },
    dataSet({ Id: id })
  ]),
  'transitions that are not legal': [
    jobWith([]),
    jobWith([{ state: 'WAITING' }, { state: 'COMPLETED' }]),
    jobWith([{ state: 'WAITING' }, { state: 'WAITING' }]),
    jobWith([{ state: 'IN_PROGRESS' }, { state: 'WAITING' }]),
    jobWith([{ state: 'COMPLETED' }, { state: 'ERROR' }]),
    jobWith([{ state: 'WAITING' }, { state: 'CANCELLED' }, { state: 'COMPLETED' }]),
    jobWith([{ state: 'WAITING' }, { state: 'IN_PROGRESS' }, { state: 'COMPLETED' }, { state: 'COMPLETED' }]),
    outcome({ plan: [{ state: 'COMPLETED' }] }),
    outcome({ plan: [{ state: 'IN_PROGRESS' }, { state: 'IN_PROGRESS' }] })
  ],
  'a state that is not that of the plan': [
    jobWith('succeeds', { State: 'COMPLETED' }),
    jobWith('hangs', { State: 'WAITING' }),
    jobWith([{ state: 'IN_PROGRESS' }], { State: 'WAITING' })
  ],
  'errors of a job or a step that is not in ERROR': [
    jobWith('fails', { Errors: [ERROR] }),
    jobWith([{ state: 'WAITING' }], { Errors: [ERROR] }),
    jobWith(undefined, { State: 'COMPLETED', Errors: [ERROR] }),
    { name: 'x', jobs: [{ ...job, Errors: [ERROR] }] },
    jobWith([{ state: 'WAITING', errors: [ERROR] }]),
    jobWith([{ state: 'ERROR', errors: [] }])
  ],
  'settings given twice': [
    jobWith([{ state: 'WAITING', forMs: 1, forPolls: 1 }]),
    fault({ delay: { ms: 1, uniformMs: [1, 2] } }),
    fault({ effect: { gateway: 'slow-down', connection: 'reset' } }),
    { name: 'x', assets: [{ id: 'a', text: '', base64: '' }] },
    asset({ text: '', base64: '' }),
    asset({ text: '', size: 0 }),
    asset({ base64: '', size: 0 })
  ],
  'Details of another type': [
    { name: 'x', jobs: [{ ...job, Details: { ImportAssetsFromS3: {} } }] },
    jobWith([{ state: 'WAITING', details: { ImportAssetsFromS3: {} } }]),
    outcome({ plan: [{ state: 'IN_PROGRESS', details: { ExportAssetsToS3: {} } }] }),
    outcome({ match: { nth: 1 }, plan: [{ state: 'IN_PROGRESS', details: {} }] }),
    outcome({
      match: { type: 'EXPORT_ASSETS_TO_S3' },
      plan: [{ state: 'IN_PROGRESS', details: { ImportAssetsFromS3: {} } }]
    })
  ],
  'faults and outcomes that do nothing': [
    fault({}),
    fault({ id: 'a', times: 1 }),
    fault({ effect: {} }),
    fault({ delay: {} }),
    outcome({}),
    outcome({ match: {} })
  ],
  'members that do not go with an effect': [
    fault({ effect: { exception: 'ThrottlingException', ResourceId: 'x' } }),
    fault({ effect: { exception: 'ConflictException', LimitName: 'Assets per revision' } }),
    fault({ effect: { connection: 'reset', paceMs: 1 } }),
    fault({ effect: { connection: 'reset', message: 'x' } }),
    fault({ effect: { gateway: 'slow-down', message: 'x' } }),
    fault({ effect: { quota: { requests: 1, perMs: 1 }, retryAfterSeconds: 1 } }),
    fault({ effect: { quota: { requests: 1, perMs: 1 } }, skip: 1 }),
    fault({ effect: { quota: { requests: 1, perMs: 1 } }, every: 1 }),
    fault({ effect: { quota: { requests: 1, perMs: 1 } }, probability: 1 })
  ],
  'responses that cannot be sent': [
    response({ 'a b': 'x' }),
    response({ a: 'x\n' }),
    response({ a: '€' }),
    response({ 'Content-Length': '1' }),
    response({ 'transfer-encoding': 'chunked' }),
    fault({ effect: { response: { status: 204, body: '' } } }),
    fault({ effect: { response: { status: 304, body: {} } } })
  ],
  'content in no form, or of what has none': [
    { name: 'x', assets: [{ id: 'a' }] },
    { name: 'x', assets: [{ id: 'a', base64: 'a' }] },
    asset({ base64: 'a' }),
    asset({ text: '', AssetType: 'API_GATEWAY_API' }),
    asset({ text: '' }, { AssetType: 'API_GATEWAY_API' })
  ],
  'assets of another type than their data set': [
    asset({ AssetType: 'S3_SNAPSHOT' }, { AssetType: 'API_GATEWAY_API' }),
    asset({ AssetDetails: { S3SnapshotAsset: {} } }, { AssetType: 'API_GATEWAY_API' }),
    asset({ AssetType: 'S3_SNAPSHOT', AssetDetails: { ApiGatewayApiAsset: {} } }),
    asset({ AssetDetails: { S3SnapshotAsset: {}, ApiGatewayApiAsset: {} } })
  ],
  'what does not go with an origin': [
    dataSet({ Origin: 'OWNED', OriginDetails: {} }),
    dataSet({ Origin: 'ENTITLED', Tags: { a: 'b' } }),
    dataSet({ OriginDetails: {}, Tags: { a: 'b' } }),
    revision({ Tags: { a: 'b' } }, { Origin: 'ENTITLED' }),
    revision({ Finalized: false }, { OriginDetails: {} }),
    asset({ Tags: { a: 'b' } }, { Origin: 'ENTITLED' })
  ],
  'revocations of what is not revoked or cannot be': [
    revision({ Revoked: false, RevocationComment: 'It was the wrong file.' }),
    revision({ Revoked: false, RevokedAt: '2026-01-01T00:00:00Z' }),
    revision({ Revoked: true, Finalized: false }),
    revision({ RevocationComment: 'It was the wrong file.', Finalized: false }),
    revision({ RevocationComment: 'Too short' })
  ],
  'instants that are none': [
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-02-30T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01 00:00:00Z',
    '1969-12-30T00:00:00Z',
    '1960-01-01T00:00:00Z'
  ].map(at),
  'printed jobs with what no client prints': [
    { ...job, State: 'DONE' },
    { ...job, $schema: './scenario.schema.json' },
    { ...job, CreatedAt: -1 },
    { ...job, CreatedAt: 253402300800 },
    { ...job, UpdatedAt: '2024-01-02' },
    { ...job, Details: { ExportAssetsToS3: { CreatedAt: 1 } } },
    { ...job, Details: { ImportAssetsFromS3: {} } },
    { Jobs: [job], jobs: [] },
    { Jobs: [{ Id: 'a' }] },
    [{ Jobs: 1 }]
  ]
}

for (const [what, documents] of Object.entries(REFUSED)) {
  t.test(`the schema of scenario files refuses ${what}, as the server does`, async (t) => {
    for (const document of documents) {
      t.not(readDocument(document, 'file').problems.length, 0, `the server: ${JSON.stringify(document)}`)
      t.notOk(accepts(document), `the schema: ${JSON.stringify(document)}`)
    }
  })
}

t.test('the schema of scenario files accepts the instants that clients print, wherever they are', async (t) => {
  const url = { ExportAssetToSignedUrl: { SignedUrlExpiresAt: 1704164645.678 } }
  const documents = [
    at('2026-03-02T09:15:00+0000'),
    at('2024-02-29T23:59:59.123456789+01:00'),
    at('1969-12-31T23:30:00-01:00'),
    at('9999-12-31T23:59:59.999Z'),
    { Type: 'EXPORT_ASSET_TO_SIGNED_URL', CreatedAt: '2024-01-02 03:04:05.678000+00:00', Details: url },
    { Jobs: [{ ...job, CreatedAt: 0, UpdatedAt: 1704164645 }], $metadata: {} }
  ]
  for (const document of documents) {
    t.strictSame(readDocument(document, 'file').problems, [], JSON.stringify(document))
    t.ok(accepts(document), JSON.stringify(document))
  }
})
