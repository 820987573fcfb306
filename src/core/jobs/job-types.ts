import { StringEnum } from '../validation/string-enum.js'
import { JOB_TYPES } from './types/all.js'
import type { AnyJobTypeDefinition } from './types/job-type-definition.js'

/** The definition of one of the job types, with its exact schemas. */
export type KnownDefinition = (typeof JOB_TYPES)[number]

/** What a job does. AWS: the service model's enum `Type`. */
export const JobType = StringEnum(JOB_TYPES.map(({ type }) => type))
export type JobType = KnownDefinition['type']

/** A member of `Details`. */
export type DetailsMember = KnownDefinition['detailsMember']

/** The member of `Details` that belongs to each type. */
export const DETAILS_MEMBER = Object.fromEntries(JOB_TYPES.map(({ type, detailsMember }) => [type, detailsMember])) as {
  readonly [D in KnownDefinition as D['type']]: D['detailsMember']
}

/** The definition of one of the job types. */
export type Definition = AnyJobTypeDefinition<JobType, DetailsMember>

const DEFINITIONS = new Map<JobType, Definition>(JOB_TYPES.map((definition) => [definition.type, definition]))

/** Returns the definition of a type. */
export function definitionOf(type: JobType): Definition {
  return DEFINITIONS.get(type) as Definition
}

/** How many types, the first of the list, have their members of Details sorted by name. The rest follow as listed. */
const SORTED_BY_NAME = 5

/** AWS: the definitions in the order in which the service model's structures have their members of Details. */
const IN_ORDER_OF_MEMBERS: readonly Definition[] = [
  ...JOB_TYPES.slice(0, SORTED_BY_NAME).sort((one, other) => (one.detailsMember < other.detailsMember ? -1 : 1)),
  ...JOB_TYPES.slice(SORTED_BY_NAME)
]

/** Returns what `part` takes from each definition, under the member of Details that belongs to the type. */
export function byDetailsMember<Part>(part: (definition: Definition) => Part): Record<DetailsMember, Part> {
  return Object.fromEntries(
    IN_ORDER_OF_MEMBERS.map((definition) => [definition.detailsMember, part(definition)])
  ) as Record<DetailsMember, Part>
}
