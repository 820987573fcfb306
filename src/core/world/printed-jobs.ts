import { LAST_INSTANT } from '../time/instant.js'
import type { Path, Problem } from '../validation/problem.js'
import { quote } from '../validation/problem.js'

/** What clients add to a response: boto3, and the SDK for JavaScript. */
export const RESPONSE_METADATA: readonly string[] = ['ResponseMetadata', '$metadata']

/** What may stand beside the jobs of a ListJobs response. */
export const BESIDE_JOBS: readonly string[] = ['NextToken', ...RESPONSE_METADATA]

/** Members that a GetJob response has, and no scenario. */
export const JOB_MEMBERS: readonly string[] = [
  'Type',
  'Arn',
  'Id',
  'State',
  'CreatedAt',
  'UpdatedAt',
  'Details',
  'Errors'
]

/** Members that every scenario with jobs has, and no GetJob response. */
export const SCENARIO_MEMBERS: readonly string[] = ['name', 'jobs']

/** How Python writes an instant, for instance by `json.dumps(response, default=str)`: with a space for the `T`. */
const PYTHON_INSTANT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/

/** The jobs of a document that a client printed, with where each of them is in it. */
export interface PrintedJobs {
  /** The jobs, which have yet to be validated. */
  readonly jobs: readonly unknown[]
  readonly at: readonly Path[]
  /** What is wrong with the document around the jobs. */
  readonly problems: readonly Problem[]
}

/** Whether a document can only be one that a client printed: an array, or an object with members of a response. */
export function isPrinted(document: unknown): boolean {
  if (Array.isArray(document)) return true
  if (!isObject(document)) return false
  if ('Jobs' in document) return true
  return !SCENARIO_MEMBERS.some((name) => name in document) && JOB_MEMBERS.some((name) => name in document)
}

/**
 * Returns the jobs of a document that the AWS CLI or an SDK printed: a GetJob or ListJobs response, or an array of
 * them. Returns undefined if it is something else. What clients add to a response is left out, and instants that they
 * write in another form than the service, such as numbers of seconds, are rewritten.
 */
export function printedJobs(document: unknown): PrintedJobs | undefined {
  if (!isPrinted(document)) return undefined
  const [jobs, at, problems]: [unknown[], Path[], Problem[]] = [[], [], []]
  const addJob = (job: unknown, path: Path) => {
    jobs.push(isObject(job) ? seedOf(job) : job)
    at.push(path)
  }
  const addResponse = (response: unknown, path: Path) => {
    if (!isObject(response) || !('Jobs' in response)) return addJob(response, path)
    for (const name of Object.keys(response)) {
      if (name === 'Jobs' || BESIDE_JOBS.includes(name)) continue
      problems.push({
        at: [...path, name],
        message: `is unknown here; beside Jobs there may be ${BESIDE_JOBS.join(', ')}`
      })
    }
    const { Jobs } = response
    if (Array.isArray(Jobs)) for (const [index, job] of Jobs.entries()) addJob(job, [...path, 'Jobs', index])
    else problems.push({ at: [...path, 'Jobs'], message: `must be an array of jobs, not ${quote(Jobs)}` })
  }
  // The AWS CLI prints the pages of a list as an array in the format yaml-stream.
  if (Array.isArray(document)) for (const [index, entry] of document.entries()) addResponse(entry, [index])
  else addResponse(document, [])
  return { jobs, at, problems }
}

/** A job without what its client added, with instants in ISO 8601. */
function seedOf(job: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const seed = Object.fromEntries(Object.entries(job).filter(([name]) => !RESPONSE_METADATA.includes(name)))
  for (const name of ['CreatedAt', 'UpdatedAt']) if (name in seed) seed[name] = isoInstant(seed[name])
  if (isObject(seed.Details))
    seed.Details = mapMembers(seed.Details, (own) => (isObject(own) ? withIsoExpiry(own) : own))
  return seed
}

function withIsoExpiry(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapMembers(details, (value, name) => (name.endsWith('ExpiresAt') ? isoInstant(value) : value))
}

/** Rewrites an instant in ISO 8601. Whatever is no instant stays as it is, to be reported. */
function isoInstant(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(PYTHON_INSTANT, '$1T$2')
  const ms = typeof value === 'number' ? Math.round(value * 1000) : -1
  return ms >= 0 && ms <= LAST_INSTANT ? new Date(ms).toISOString() : value
}

function mapMembers(value: Readonly<Record<string, unknown>>, map: (member: unknown, name: string) => unknown) {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(member, name)]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
