import type { Random } from '../../random.js'
import type { JobError } from '../job-error.js'

/** What sample values are made from. */
export interface SampleContext {
  readonly random: Random
  readonly accountId: string
  readonly region: string
  /** The current instant in epoch milliseconds. */
  readonly now: number
}

/** Makes a sample value. */
export type Make<Value> = (context: SampleContext) => Value

/** An id in the form of the service. */
export const sampleId: Make<string> = ({ random }) => random.id()

/** An MD5 hash in base64. */
export const sampleMd5: Make<string> = ({ random }) => Buffer.from(random.bytes(16)).toString('base64')

/** A UUID, as in the ARNs of Amazon Redshift. */
export const sampleUuid: Make<string> = ({ random }) => random.id().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** The ids of the revision that a job works on and of its data set. */
export const sampleSource = { DataSetId: sampleId, RevisionId: sampleId }

/** The error of a job that did not find what it works on, for types that have no error of their own. */
export function resourceNotFound(details: object, type: string): JobError {
  const revisionId = 'RevisionId' in details ? details.RevisionId : undefined
  return {
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Message: `A resource that the job of type ${type} needs was not found.`,
    ...(typeof revisionId === 'string' && { ResourceId: revisionId, ResourceType: 'REVISION' })
  }
}
