import { type Static, type TOptional, type TPartial, Type } from '@sinclair/typebox'
import { strict } from '../validation/strict.js'
import { byDetailsMember, type KnownDefinition } from './job-types.js'

/** What a job works on, under the one member that belongs to its type. AWS: the structure `ResponseDetails`. */
export const JobDetails = strict(
  byDetailsMember(({ responseDetails }) => Type.Optional(responseDetails)) as {
    [D in KnownDefinition as D['detailsMember']]: TOptional<D['responseDetails']>
  }
)
export type JobDetails = Static<typeof JobDetails>

/** The same with any part of that member left out: what a step adds, or a seed whose other parts are to be made up. */
export const PartialJobDetails = strict(
  byDetailsMember(({ responseDetails }) =>
    Type.Optional(Type.Partial(responseDetails, { additionalProperties: false }))
  ) as { [D in KnownDefinition as D['detailsMember']]: TOptional<TPartial<D['responseDetails']>> }
)
export type PartialJobDetails = Static<typeof PartialJobDetails>
