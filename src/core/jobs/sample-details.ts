import type { PartialJobDetails } from './job-details.js'
import type { JobError } from './job-error.js'
import { definitionOf, type JobType } from './job-types.js'
import { mergeDetails } from './merge-details.js'
import type { Make, SampleContext } from './types/sample-values.js'

/** The Details as given, with samples of what the service always sends where it is absent. */
export function completeDetails(
  type: JobType,
  given: PartialJobDetails | undefined,
  context: SampleContext
): PartialJobDetails {
  const { detailsMember, sample } = definitionOf(type)
  const known: Readonly<Record<string, unknown>> | undefined = given?.[detailsMember]
  const made: Record<string, unknown> = {}
  addSamples(made, sample.required, context, known)
  if (known === undefined) addSamples(made, sample.optional, context)
  else if (Object.keys(made).length === 0) return given as PartialJobDetails
  return mergeDetails({ [detailsMember]: made }, { [detailsMember]: known ?? {} })
}

/** Whether Details, as given, lack anything that `completeDetails` would make. */
export function needsSamples(type: JobType, given: PartialJobDetails | undefined): boolean {
  const { detailsMember, sample } = definitionOf(type)
  const known: Readonly<Record<string, unknown>> | undefined = given?.[detailsMember]
  return known === undefined || Object.keys(sample.required).some((name) => known[name] === undefined)
}

/** An error with which a job of this type might fail. */
export function sampleError(type: JobType, details: PartialJobDetails): JobError {
  const definition = definitionOf(type)
  return definition.sampleError(details[definition.detailsMember] ?? {}, type)
}

function addSamples(
  made: Record<string, unknown>,
  makers: Readonly<Record<string, Make<unknown>>>,
  context: SampleContext,
  known: Readonly<Record<string, unknown>> = {}
): void {
  for (const [name, make] of Object.entries(makers)) {
    if (known[name] === undefined) made[name] = make(context)
  }
}
