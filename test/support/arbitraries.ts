import { OptionalKind, type TSchema } from '@sinclair/typebox'
import fc from 'fast-check'
import { CreateJobRequest, RequestDetails } from '../../src/core/jobs/create-job-request.js'
import { PartialJobDetails } from '../../src/core/jobs/job-details.js'
import { JobError } from '../../src/core/jobs/job-error.js'
import type { JobSeed } from '../../src/core/jobs/job-seed.js'
import { JobState, TRANSITIONS } from '../../src/core/jobs/job-state.js'
import { DETAILS_MEMBER, JobType } from '../../src/core/jobs/job-types.js'
import type { Plan, PlanStep } from '../../src/core/jobs/plan.js'

/** Any value that a schema takes. */
export function anyOf<T = unknown>(schema: TSchema): fc.Arbitrary<T> {
  return arbitraryOf(schema) as fc.Arbitrary<T>
}

/** Arbitraries by schema: making one that draws from a pattern takes much longer than drawing from it. */
const MADE = {
  full: new WeakMap<TSchema, fc.Arbitrary<unknown>>(),
  partial: new WeakMap<TSchema, fc.Arbitrary<unknown>>()
}

/** `isFull`: with every optional member, and no list empty. */
function arbitraryOf(schema: TSchema, isFull = false): fc.Arbitrary<unknown> {
  const made = isFull ? MADE.full : MADE.partial
  const arbitrary = made.get(schema) ?? makeArbitrary(schema, isFull)
  made.set(schema, arbitrary)
  return arbitrary
}

function makeArbitrary(schema: TSchema, isFull: boolean): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  if (Array.isArray(schema.anyOf))
    return fc.oneof(...schema.anyOf.map((variant: TSchema) => arbitraryOf(variant, isFull)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, isFull)
    case 'array':
      return fc.array(arbitraryOf(schema.items, isFull), {
        minLength: schema.minItems ?? (isFull ? 1 : 0),
        maxLength: schema.maxItems ?? 4
      })
    case 'string':
      return stringOf(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1e9, 1e9) })
    case 'number':
      // JSON writes no negative zero: what is read is 0, which adding 0 makes it.
      return fc
        .double({ min: schema.minimum ?? -1e9, max: Math.min(schema.maximum ?? 1e9, 1e9), noNaN: true })
        .map((number) => number + 0)
    case 'boolean':
      return fc.boolean()
    default:
      return fc.jsonValue()
  }
}

function objectOf(schema: TSchema, isFull: boolean): fc.Arbitrary<unknown> {
  if (schema.patternProperties) {
    const [value] = Object.values(schema.patternProperties as Record<string, TSchema>)
    return fc.dictionary(
      fc.string({ minLength: 1, maxLength: 9, unit: 'grapheme' }),
      arbitraryOf(value as TSchema, isFull),
      {
        maxKeys: 3,
        noNullPrototype: true
      }
    )
  }
  const members = Object.entries(schema.properties as Record<string, TSchema>)
  return fc.record(Object.fromEntries(members.map(([name, member]) => [name, arbitraryOf(member, isFull)])), {
    requiredKeys: members.filter(([, member]) => isFull || !(OptionalKind in member)).map(([name]) => name),
    noNullPrototype: true
  })
}

function stringOf({ format, pattern, minLength = 0, maxLength = minLength + 20 }: TSchema): fc.Arbitrary<string> {
  if (format === 'date-time') {
    return fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString())
  }
  if (minLength === 24 && maxLength === 24) {
    return fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64'))
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ minLength, maxLength })
}

/** Details of a job of this type, any part of them. */
export function detailsOf(type: JobType): fc.Arbitrary<Record<string, unknown>> {
  const member = DETAILS_MEMBER[type]
  return arbitraryOf(PartialJobDetails.properties[member]).map((details) => ({ [member]: details }))
}

/** A plan that the lifecycle allows. */
export const legalPlan: fc.Arbitrary<Plan> = fc
  .tuple(
    fc.constantFrom(...JobState.enum),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 4 }), fc.boolean()), { maxLength: 3 })
  )
  .chain(([first, moves]) => {
    const states = [first]
    for (const [choice] of moves) {
      const next: readonly JobState[] = TRANSITIONS[states.at(-1) as JobState]
      if (next.length > 0) states.push(next[choice % next.length] as JobState)
    }
    const steps = states.map((state, index): fc.Arbitrary<PlanStep> => {
      const [, forMs = 0, forPolls = 1, byTime = true] = moves[index] ?? []
      const ends = byTime ? { forMs } : { forPolls }
      if (state !== 'ERROR') return fc.constant({ state, ...ends })
      return fc.array(anyOf<JobError>(JobError), { minLength: 1, maxLength: 2 }).map((errors) => ({ state, errors }))
    })
    return fc.tuple(...steps)
  })

const seededId = fc.stringMatching(/^[a-z0-9]{32}$/)

/** A job that can be seeded, with a plan that the lifecycle allows. */
export const jobSeed: fc.Arbitrary<JobSeed> = fc.constantFrom(...JobType.enum).chain((type) =>
  fc.record(
    {
      Type: fc.constant(type),
      Id: seededId,
      Details: detailsOf(type),
      plan: fc.oneof(legalPlan, fc.constantFrom('succeeds', 'fails', 'waits', 'hangs', 'cancelled', 'times-out'))
    },
    { requiredKeys: ['Type'], noNullPrototype: true }
  )
) as fc.Arbitrary<JobSeed>

/** A valid request of CreateJob for a type; `isFull`: with every member that there may be. */
export function createJobRequestOf(type: JobType, isFull = false): fc.Arbitrary<CreateJobRequest> {
  const member = DETAILS_MEMBER[type]
  return fc.record(
    {
      Type: fc.constant(type),
      Details: arbitraryOf(RequestDetails.properties[member], isFull)
        .filter(hasItsKey)
        .map((details) => ({ [member]: withKeyPatterns(details as object) })),
      AssetConfiguration: arbitraryOf(CreateJobRequest.properties.AssetConfiguration, isFull)
    },
    { requiredKeys: isFull ? ['Type', 'Details', 'AssetConfiguration'] : ['Type', 'Details'], noNullPrototype: true }
  ) as fc.Arbitrary<CreateJobRequest>
}

/** Whether what is encrypted with aws:kms names its key, which the schema alone does not demand. */
function hasItsKey(details: unknown): boolean {
  const { Encryption } = details as { Encryption?: { Type: string; KmsKeyArn?: string } }
  return Encryption?.Type !== 'aws:kms' || Encryption.KmsKeyArn !== undefined
}

/** Makes the key patterns of an export of revisions valid: whatever they are, they name the asset. */
function withKeyPatterns(details: { readonly RevisionDestinations?: readonly { readonly KeyPattern?: string }[] }) {
  const { RevisionDestinations } = details
  if (RevisionDestinations === undefined) return details
  const valid = RevisionDestinations.map(({ KeyPattern, ...others }) => ({
    ...others,
    ...(KeyPattern !== undefined && { KeyPattern: `${KeyPattern.replaceAll('${', '$')}/\${Asset.Name}` })
  }))
  return { ...details, RevisionDestinations: valid }
}

/** A valid request of CreateJob, with any part of what it may hold. */
export const createJobRequest: fc.Arbitrary<CreateJobRequest> = fc
  .constantFrom(...JobType.enum)
  .chain((type) => createJobRequestOf(type))
