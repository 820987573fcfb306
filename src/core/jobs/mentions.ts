import { covers, signatureOf } from '../collections/signature.js'
import { hasMember } from './has-member.js'
import type { Job } from './job.js'

/** The ids that the Details of a job must contain, at any depth. */
export interface Mentions {
  readonly dataSetId?: string | undefined
  readonly revisionId?: string | undefined
}

/** Signatures of the ids that the Details of a job contain, now or in a step of its plan. */
export interface MentionSignatures {
  dataSets: number
  revisions: number
}

/** Returns the signatures of the ids that a job mentions. */
export function mentionsOf({
  details,
  plan,
  startPlan = []
}: Pick<Job, 'details' | 'plan' | 'startPlan'>): MentionSignatures {
  const ids = { DataSetId: [], RevisionId: [] }
  collect(details, ids)
  for (const step of plan) if (step.details) collect(step.details, ids)
  for (const step of startPlan) if (step.details) collect(step.details, ids)
  return { dataSets: signatureOf(ids.DataSetId), revisions: signatureOf(ids.RevisionId) }
}

/** Adds the ids that a job mentions to signatures. */
export function addMentions(signatures: MentionSignatures, job: Job): void {
  const { dataSets, revisions } = mentionsOf(job)
  signatures.dataSets |= dataSets
  signatures.revisions |= revisions
}

/** The signatures of wanted ids: those of a job that mentions them cover these. */
export function signaturesOf({ dataSetId, revisionId }: Mentions): MentionSignatures {
  return {
    dataSets: signatureOf(dataSetId === undefined ? [] : [dataSetId]),
    revisions: signatureOf(revisionId === undefined ? [] : [revisionId])
  }
}

/** Whether a job may mention ids, by its signatures. */
export function mayMention(signatures: MentionSignatures, wanted: MentionSignatures): boolean {
  return covers(signatures.dataSets, wanted.dataSets) && covers(signatures.revisions, wanted.revisions)
}

/** Whether a job mentions ids, as it is now. */
export function mentions({ details }: Job, { dataSetId, revisionId }: Mentions): boolean {
  return (
    (dataSetId === undefined || hasMember(details, 'DataSetId', dataSetId)) &&
    (revisionId === undefined || hasMember(details, 'RevisionId', revisionId))
  )
}

function collect(value: object, ids: Readonly<Record<'DataSetId' | 'RevisionId', string[]>>): void {
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) collect(inner, ids)
    else if (name === 'DataSetId' || name === 'RevisionId') ids[name].push(inner)
  }
}
