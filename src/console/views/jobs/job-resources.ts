import type { JobView } from '../../../client/index.js'

/** The data set and the revision that a job works on, as far as its Details name one. */
export interface JobResources {
  readonly dataSetId?: string
  readonly revisionId?: string
}

/** Returns what a job works on: its Details have one member, that of its type. */
export function resourcesOf({ job }: JobView): JobResources {
  const details: Readonly<Record<string, unknown>> = Object.values(job.Details)[0] ?? {}
  const { DataSetId, RevisionId } = details
  return {
    ...(typeof DataSetId === 'string' && { dataSetId: DataSetId }),
    ...(typeof RevisionId === 'string' && { revisionId: RevisionId })
  }
}

/** Returns the ids in the address of what a job works on: of its revision or, without one, of its data set. */
export function idsOf({ dataSetId, revisionId }: JobResources): readonly string[] {
  return [dataSetId, revisionId].filter((id) => id !== undefined)
}
