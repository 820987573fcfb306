/** The servers whose work is counted: this project, and the same response from nothing but Fastify. */
export type ServerName = 'ours' | 'bare'

/** Something that a server does and that is guarded. */
export interface Cost {
  /** Its key in the file of ratios. */
  readonly name: string
  /** What it is, for people. */
  readonly what: string
  /** The request that is sent again and again; undefined for the start until the first response. */
  readonly request: CountedRequest | undefined
  /** With what of bare Fastify it is compared. */
  readonly comparedWith: 'start' | 'get-job'
}

/** A request, as it is sent the given time. */
export interface CountedRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly status: number
  readonly body?: (index: number) => string
}

const JOB = '/v1/jobs/completedExportAssetToSignedUrl01'

/** The sandbox in which 100 faults are armed that match no counted request. */
export const FAULTY = '/sandbox/faulty'

/** The request that both servers respond to with the same bytes. */
export const GET_JOB: CountedRequest = { method: 'GET', path: JOB, status: 200 }

/** Everything that is guarded. Another cost is another entry. */
export const COSTS: readonly Cost[] = [
  { name: 'start', what: 'the start until the first response', request: undefined, comparedWith: 'start' },
  { name: 'get-job', what: 'a GetJob', request: GET_JOB, comparedWith: 'get-job' },
  {
    name: 'get-job-beside-100-faults',
    what: 'a GetJob beside 100 armed faults that do not match',
    request: { ...GET_JOB, path: FAULTY + JOB },
    comparedWith: 'get-job'
  },
  {
    name: 'unknown-id',
    what: 'a GetJob of an unknown id',
    request: { method: 'GET', path: '/v1/jobs/completedExportAssetToSignedUrl99', status: 404 },
    comparedWith: 'get-job'
  },
  {
    name: 'seed-job',
    what: 'seeding one job',
    request: {
      method: 'POST',
      path: '/__admin/jobs',
      status: 201,
      body: (index) => JSON.stringify({ Type: 'EXPORT_ASSETS_TO_S3', Id: `guarded${index}`, plan: 'succeeds' })
    },
    comparedWith: 'get-job'
  }
]
