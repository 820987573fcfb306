import { parseArn, parseNeighbourArn } from '../../core/data-sets/arns.js'
import type { Refusal } from '../../core/model/refusal.js'
import { describeEviction } from '../../core/sandbox/eviction.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { Call } from '../call.js'
import { invalidInput } from '../wire/validate-input.js'
import { ServiceException, type WireError } from '../wire/wire-error.js'

/** How many other sandboxes that have the resource are named. */
const NAMED_SANDBOXES = 3

/** A resource that a sandbox does not have. */
interface UnknownResource {
  /** The ids of others that are like its own. */
  readonly nearest: readonly string[]
  /** Whether another sandbox has it. */
  isIn(sandbox: Sandbox): boolean
}

/**
 * Names ids that are like an unknown one, and sandboxes that have it, in the header `x-dataexchange-local` and in the
 * log, never in the body.
 */
export function explainUnknown({ context, explanation }: Call, unknown: UnknownResource): void {
  const { nearest } = unknown
  const elsewhere = context.sandboxes.holding((other) => unknown.isIn(other), NAMED_SANDBOXES)
  if (nearest.length > 0) explanation.nearest = nearest
  if (elsewhere.length > 0) explanation.elsewhere = elsewhere
}

/**
 * What the body of an error says of the eviction of the sandbox; nothing if there was none. It takes away what clients
 * rely on, and they show the message before anything else.
 */
export function toldOfEviction({ sandbox: { eviction } }: Call): string {
  return eviction ? ` ${describeEviction(eviction)}` : ''
}

/** Returns the exception for ids that no resource can have, given what they violate. */
export function impossibleIds(call: Call, violations: readonly string[]): WireError {
  const error = invalidInput(violations)
  const told = toldOfEviction(call)
  return told ? new ServiceException('ValidationException', { Message: `${error.message}.${told}` }) : error
}

const FIELDS = {
  DATA_SET: 'dataSetId',
  REVISION: 'revisionId',
  ASSET: 'assetId',
  EVENT_ACTION: 'eventActionId',
  DATA_GRANT: 'dataGrantId'
} as const

/** The id of a resource, which may be called by its ARN. */
function idOf(type: keyof typeof FIELDS, idOrArn: string): string {
  if (type === 'EVENT_ACTION') return parseNeighbourArn('event-actions', idOrArn) ?? idOrArn
  if (type === 'DATA_GRANT') return parseNeighbourArn('data-grants', idOrArn) ?? idOrArn
  return parseArn(idOrArn)?.[FIELDS[type]] ?? idOrArn
}

/** Returns the exception for a resource other than a job that does not exist, once it is explained. */
export function unknownResource(call: Call, refusal: Refusal): Refusal | ServiceException {
  const { ResourceType: type, ResourceId, Message } = (refusal as Refusal<'ResourceNotFoundException'>).body
  if (type === undefined || type === 'JOB') return refusal
  const { dataSets } = call.sandbox
  const named = ResourceId as string
  const id = idOf(type, named)
  explainUnknown(call, {
    nearest: dataSets.nearestIds(type, id, call.resources ?? {}),
    isIn: (sandbox) => sandbox !== call.sandbox && sandbox.dataSets.holds(type, id)
  })
  const told = toldOfEviction(call)
  return told
    ? new ServiceException('ResourceNotFoundException', { ...refusal.body, Message: `${Message}${told}` })
    : refusal
}
