import { Clean } from '@sinclair/typebox/value'
import { CreateJobRequest, type RequestDetails } from '../../../core/jobs/create-job-request.js'
import { DETAILS_MEMBER } from '../../../core/jobs/job-types.js'
import { isDeeperThan } from '../../../core/validation/validate.js'
import {
  constraintViolations,
  UnreadableValue,
  violation,
  violationsMessage
} from '../../wire/constraint-violations.js'
import { ServiceException, WireError } from '../../wire/wire-error.js'

/** How deep a request may be nested; none that the model knows is nearly as deep. */
const MAX_DEPTH = 100

/** Reads the body of a CreateJob. Throws the exception that the service answers to one that is not valid. */
export function parseCreateJob(body: Buffer | undefined): CreateJobRequest {
  const value = readJson(body)
  const violations = violationsOf(value)
  if (violations.length > 0) {
    throw new ServiceException('ValidationException', { Message: violationsMessage(violations) })
  }
  // AWS: servers of the protocol restJson1 pass over members that the model does not know.
  return Clean(CreateJobRequest, value) as CreateJobRequest
}

function readJson(body: Buffer | undefined): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    const value: unknown = text === '' ? {} : JSON.parse(text)
    if (isDeeperThan(value, MAX_DEPTH)) throw new UnreadableValue(`it is nested more than ${MAX_DEPTH} levels deep`)
    return withoutNulls(value)
  } catch (error) {
    throw unreadable(error as Error)
  }
}

function violationsOf(value: unknown): string[] {
  try {
    const violations = constraintViolations(CreateJobRequest, value)
    return violations.length > 0 ? violations : detailsViolations(value as CreateJobRequest)
  } catch (error) {
    if (error instanceof UnreadableValue) throw unreadable(error)
    throw error
  }
}

/** Details must have exactly the member that belongs to the job's type. */
function detailsViolations({ Type, Details }: CreateJobRequest): string[] {
  const wanted = DETAILS_MEMBER[Type]
  const given = Object.values(DETAILS_MEMBER).filter((member) => Details[member as keyof RequestDetails] !== undefined)
  const others = given.filter((member) => member !== wanted)
  const because = `Details of a job of type ${Type} must have exactly the member ${wanted}`
  return [
    ...(given.includes(wanted) ? [] : [violation(`/Details/${wanted}`, `Member must not be null: ${because}`)]),
    ...others.map((member) => violation(`/Details/${member}`, `Member must be null: ${because}`))
  ]
}

/** AWS: the protocol restJson1 takes a null for a member that is absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]))
}

/** AWS: what a body that can't be read as the operation's input is answered with. */
function unreadable({ message }: Error): WireError {
  return new WireError(400, 'SerializationException', { Message: `The request body can't be read: ${message}` })
}
