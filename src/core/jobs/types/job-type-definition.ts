import type { TObject } from '@sinclair/typebox'
import type { AssetType } from '../../data-sets/asset-details.js'
import type { LimitName } from '../../model/exception.js'
import type { JobError } from '../job-error.js'
import type { ImportDefinition } from './import-definition.js'
import type { Make } from './sample-values.js'
import type { SignedUrlDefinition } from './signed-url-definition.js'

/** A limit of how much one job may work on, as users set it. */
export const PER_JOB_LIMITS = ['sources', 'destinations', 'dataShares', 'revisions'] as const
export type PerJobLimitName = (typeof PER_JOB_LIMITS)[number]

/**
 * Everything that is specific to one job type. Each type is one call of `defineJobType` in a file of its own, and is
 * listed in all.ts. No part can be left out: a type that does not have a part says so.
 */
export interface JobTypeDefinition<
  Name extends string,
  Member extends string,
  Response extends TObject,
  Request extends TObject,
  Signed extends keyof Response['static']
> {
  /** AWS: the value of the service model's enum `Type`. */
  readonly type: Name
  /** AWS: the member of `RequestDetails` and `ResponseDetails` that belongs to this type. */
  readonly detailsMember: Member
  /** The type of the data sets that jobs of this type work on. AWS: the documents of each type. */
  readonly assetType: AssetType
  /** What it imports; undefined for an export. */
  readonly imports: ImportDefinition<Response['static']> | undefined
  /** Whether it reads objects in S3 or writes them, before it completes; undefined if it does neither. */
  readonly objects: 'read' | 'written' | undefined
  /** The Details in responses. AWS: the structure …ResponseDetails. */
  readonly responseDetails: Response
  /**
   * Makes the schema of the Details in requests. AWS: the structure …RequestDetails. It is a function because only
   * CreateJob needs this schema, and building the schemas of all types would delay the start of the server.
   */
  readonly requestDetails: () => Request
  /** How the members of the Details are made up when a seed leaves them out. */
  readonly sample: {
    /** What every response has, except for the signed URL, which the server makes. */
    readonly required: SamplesOf<Response['static'], Exclude<RequiredMember<Response['static']>, Signed>>
    /** What a response may have, made up only for a seed without any Details. */
    readonly optional: Partial<SamplesOf<Response['static'], Exclude<OptionalMember<Response['static']>, Signed>>>
  }
  /** Returns an error with which a job of this type, with these Details, might fail. */
  sampleError(details: Partial<Response['static']>, type: string): JobError
  /** The limit of jobs of this type that are in progress at the same time. */
  readonly inProgressLimit: {
    readonly name: LimitName
    /** AWS: the default in the service's list of quotas; undefined if the list has none. */
    readonly awsDefault: number | undefined
  }
  /** The member of the Details that lists what the job works on, and the limit of its length; undefined if none is. */
  readonly perJobLimit:
    | { readonly member: keyof Response['static'] & string; readonly name: PerJobLimitName }
    | undefined
  /** The signed URL in the Details; undefined if there is none. */
  readonly signedUrl: SignedUrlDefinition<Response['static'], Signed> | undefined
}

/** A definition of any job type, without its exact schemas. */
export type AnyJobTypeDefinition<Name extends string = string, Member extends string = string> = JobTypeDefinition<
  Name,
  Member,
  TObject,
  TObject,
  string
>

/** Defines a job type. It only checks the definition and infers its exact type. */
export function defineJobType<
  const Name extends string,
  const Member extends string,
  Response extends TObject,
  Request extends TObject,
  const Signed extends keyof Response['static'] & string = never
>(
  definition: JobTypeDefinition<Name, Member, Response, Request, Signed>
): JobTypeDefinition<Name, Member, Response, Request, Signed> {
  return definition
}

type SamplesOf<Details, Member extends keyof Details> = {
  readonly [M in Member]: Make<Exclude<Details[M], undefined>>
}
type RequiredMember<Details> = { [M in keyof Details]-?: object extends Pick<Details, M> ? never : M }[keyof Details]
type OptionalMember<Details> = Exclude<keyof Details, RequiredMember<Details>>
