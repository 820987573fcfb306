import { type Static, type TOptional, Type } from '@sinclair/typebox'
import { byDetailsMember, JobType, type KnownDefinition } from './job-types.js'
import { structure } from './types/request-shapes.js'

/** What a job is to work on, under the one member that belongs to its type. AWS: the structure `RequestDetails`. */
export const RequestDetails = structure(
  byDetailsMember(({ requestDetails }) => Type.Optional(requestDetails())) as {
    [D in KnownDefinition as D['detailsMember']]: TOptional<ReturnType<D['requestDetails']>>
  }
)
export type RequestDetails = Static<typeof RequestDetails>

/** The input of CreateJob. AWS: the service model's structure `CreateJobRequest`. */
export const CreateJobRequest = structure({
  AssetConfiguration: Type.Optional(
    structure({
      Tags: Type.Optional(Type.Array(structure({ Key: Type.String(), Value: Type.String() }), { maxItems: 50 }))
    })
  ),
  Details: RequestDetails,
  Type: JobType
})
export type CreateJobRequest = Static<typeof CreateJobRequest>
