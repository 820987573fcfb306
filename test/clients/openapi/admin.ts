// Compiled against types that are generated from the OpenAPI document: what the server would refuse must not compile.
import type { components, operations } from './build/admin.js'

type Schemas = components['schemas']
type Body<Operation extends keyof operations> = operations[Operation] extends {
  requestBody: { content: { 'application/json': infer Json } }
}
  ? Json
  : never

export const faults: Body<'armFaults'>[] = [
  { effect: { exception: 'ThrottlingException', retryAfterSeconds: 1 }, match: { operation: 'GetJob' }, times: 2 },
  { effect: { exception: 'ResourceNotFoundException', ResourceId: 'a', ResourceType: 'JOB' } },
  { effect: { connection: 'drip', paceMs: 50 }, every: 3 },
  { effect: { response: { status: 502, headers: { server: 'proxy' }, body: 'Bad Gateway' } } },
  { effect: { gateway: 'expired-token' }, ttlMs: 60_000 },
  { effect: { quota: { requests: 10, perMs: 1000 } } },
  [{ delay: { uniformMs: [20, 80] } }, { delay: { ms: 250 }, probability: 0.1 }],
  // @ts-expect-error: a misspelled member
  { efect: {} },
  // @ts-expect-error: a fault without an effect or a delay
  { id: 'nothing' },
  // @ts-expect-error: an effect of no kind
  { effect: {} },
  // @ts-expect-error: a misspelled kind
  { effect: { exeption: 'ThrottlingException' } },
  // @ts-expect-error: an exception that the service does not have
  { effect: { exception: 'ThrotlingException' } },
  // @ts-expect-error: a member of another exception
  { effect: { exception: 'ThrottlingException', ResourceId: 'a' } },
  // @ts-expect-error: a connection fault that there is not
  { effect: { connection: 'break' } },
  // @ts-expect-error: a pace without a drip
  { effect: { connection: 'reset', paceMs: 50 } },
  // @ts-expect-error: an operation that there is not
  { effect: { connection: 'reset' }, match: { operation: 'GetJobs' } },
  // @ts-expect-error: a delay of no kind
  { delay: {} },
  // @ts-expect-error: one bound alone
  { delay: { uniformMs: [20] } }
]

export const jobs: Body<'seedJobs'>[] = [
  { Type: 'EXPORT_ASSETS_TO_S3', plan: 'succeeds' },
  { Type: 'EXPORT_ASSETS_TO_S3', Details: { ExportAssetsToS3: { RevisionId: 'november' } } },
  {
    Type: 'EXPORT_ASSETS_TO_S3',
    plan: [
      { state: 'WAITING', forMs: 500 },
      { state: 'IN_PROGRESS', forPolls: 3 }
    ]
  },
  [{ Type: 'IMPORT_ASSETS_FROM_S3', plan: [{ state: 'ERROR', errors: [{ Code: 'MALWARE_DETECTED', Message: '' }] }] }],
  // @ts-expect-error: a job without a type
  { Id: 'a' },
  // @ts-expect-error: a state that there is not
  { Type: 'EXPORT_ASSETS_TO_S3', State: 'DONE' },
  // @ts-expect-error: Details of another type
  { Type: 'EXPORT_ASSETS_TO_S3', Details: { ImportAssetsFromS3: {} } },
  // @ts-expect-error: a misspelled plan
  { Type: 'EXPORT_ASSETS_TO_S3', plan: 'suceeds' },
  // @ts-expect-error: a wrong state in a plan
  { Type: 'EXPORT_ASSETS_TO_S3', plan: [{ state: 'FAILED' }] },
  // @ts-expect-error: errors in a state that has none
  { Type: 'EXPORT_ASSETS_TO_S3', plan: [{ state: 'WAITING', errors: [{ Code: 'MALWARE_DETECTED', Message: '' }] }] }
]

export const advances: Body<'advanceClock'>[] = [
  { ms: 21_600_000 },
  { to: '2030-01-01T00:00:00.000Z' },
  { toNextTransition: true },
  // @ts-expect-error: no way to advance
  {},
  // @ts-expect-error: milliseconds as text
  { ms: '6h' }
]

export const clocks: Body<'setClock'>[] = [
  { mode: 'frozen' },
  // @ts-expect-error: a mode that there is not
  { mode: 'stopped' }
]

export const limits: Body<'setLimits'>[] = [
  { inProgress: 'aws-defaults', resources: { dataSets: 2 } },
  // @ts-expect-error: limits that there are not
  { inProgress: 'defaults' }
]

export const dataSets: Body<'seedDataSets'>[] = [
  { Name: 'Prices', Tags: { team: 'pricing' }, revisions: [{ assets: [{ text: 'id,price\n' }] }] },
  { Origin: 'ENTITLED', OriginDetails: { ProductId: 'prod-abcdefghij234' } },
  // @ts-expect-error: an origin of what is owned
  { Origin: 'OWNED', OriginDetails: { ProductId: 'prod-abcdefghij234' } },
  // @ts-expect-error: a misspelled member of an asset
  { revisions: [{ assets: [{ txt: 'id,price\n' }] }] }
]

export const outcomes: Body<'addOutcomes'>[] = [
  { match: { type: 'IMPORT_ASSETS_FROM_S3', nth: 2 }, plan: 'fails' },
  { assetId: 'a' },
  // @ts-expect-error: an outcome of nothing
  { match: { nth: 2 } }
]

/** Events are told apart by their names. */
export function describe(event: Schemas['StreamEvent']): string {
  switch (event.event) {
    case 'transition':
      return `${event.data.jobId} is ${event.data.to}`
    case 'missed':
      return `${event.data.count} events`
    case 'request':
      return event.data.path
    default:
      return event.event
  }
}

/** Seeds are told apart by their types. */
export function revisionOf(seed: Schemas['JobSeed']): string | undefined {
  return seed.Type === 'EXPORT_ASSETS_TO_S3' ? seed.Details?.ExportAssetsToS3?.RevisionId : undefined
}
