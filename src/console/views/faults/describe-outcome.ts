import type { Outcome, PlanStep } from '../../../client/index.js'
import { durationText } from '../../parts/format.js'
import { listOf, ordinalText } from './words.js'

/** An outcome as it is given or shown: all its members may be there. */
export type AnyOutcome = Pick<Outcome, 'match' | 'times' | 'id' | 'assetId'> & {
  readonly plan?: Outcome extends infer Each ? (Each extends { readonly plan: infer Plan } ? Plan : never) : never
}

/** Says which jobs an outcome is for: `The 2nd of the IMPORT_ASSETS_FROM_S3 jobs on the data set 1a2b`. */
export function describeJobs({ match = {} }: AnyOutcome): string {
  const { type, dataSetId, revisionId, assetName, bucket, eventAction, nth } = match
  const on = [
    dataSetId && `the data set ${dataSetId}`,
    revisionId && `the revision ${revisionId}`,
    bucket && `the bucket ${bucket}`,
    assetName && `the asset name ${assetName}`
  ].filter((part) => part !== undefined)
  const jobs = [
    type === undefined ? 'jobs' : `${type} jobs`,
    ...(on.length === 0 ? [] : [`on ${listOf(on)}`]),
    ...(eventAction === undefined ? [] : [eventAction ? 'that event actions start' : 'that clients create'])
  ].join(' ')
  return nth === undefined ? `All ${jobs}` : `The ${ordinalText(nth)} of the ${jobs}`
}

/** Says what becomes of the jobs: `fails`, `IN_PROGRESS for 2 s → ERROR`. */
export function describePlan({ plan, assetId }: AnyOutcome): string {
  return [
    plan !== undefined && (typeof plan === 'string' ? plan : plan.map(stepText).join(' → ')),
    assetId !== undefined && `creates the asset ${assetId}`
  ]
    .filter((part) => part !== false)
    .join(', ')
}

/** Says to how many jobs an outcome is applied; empty if to all. */
export function describeTimes({ times }: AnyOutcome): string {
  if (times === undefined) return ''
  return times === 1 ? 'one job' : `${times} jobs`
}

function stepText(step: PlanStep): string {
  if ('forPolls' in step) return `${step.state} for ${step.forPolls} ${step.forPolls === 1 ? 'poll' : 'polls'}`
  return 'forMs' in step && step.forMs !== undefined ? `${step.state} for ${durationText(step.forMs)}` : step.state
}
