import { ExpectedError } from '../validation/expected-error.js'
import type { ExceptionBody, ExceptionCode, LimitName } from './exception.js'

/** Thrown when the service would refuse what a client asks for, with the exception that it responds with. */
export class Refusal<Code extends ExceptionCode = ExceptionCode> extends ExpectedError {
  readonly code: Code
  readonly body: ExceptionBody<Code>

  constructor(code: Code, body: ExceptionBody<Code>) {
    super(body.Message)
    this.name = 'Refusal'
    this.code = code
    this.body = body
  }
}

/** The name of a type of resource in messages. */
const NAMES = {
  DATA_SET: 'data set',
  REVISION: 'revision',
  ASSET: 'asset',
  JOB: 'job',
  EVENT_ACTION: 'event action',
  DATA_GRANT: 'data grant'
} as const

/** A type of resource that can be missing or in the wrong state. */
export type RefusedType = keyof typeof NAMES

/** Returns the refusal of a resource that does not exist. `ResourceId`: its id, or the ARN that names it. */
export function notFound(ResourceType: RefusedType, ResourceId: string, where = ''): Refusal {
  const named = ResourceId.startsWith('arn:') ? 'ARN' : 'id'
  const Message = `There is no ${NAMES[ResourceType]} with the ${named} ${ResourceId}${where}.`
  return new Refusal('ResourceNotFoundException', { Message, ResourceId, ResourceType })
}

/** Returns the refusal of what the state of a resource does not allow. */
export function conflict(ResourceType: RefusedType, ResourceId: string, why: string): Refusal {
  const Message = `The ${NAMES[ResourceType]} ${ResourceId} ${why}.`
  return new Refusal('ConflictException', { Message, ResourceId, ResourceType })
}

/** Returns the refusal of what only the owner of a resource may do. */
export function accessDenied(Message: string): Refusal {
  return new Refusal('AccessDeniedException', { Message })
}

/** Returns the refusal of a request whose input is not valid. */
export function invalid(Message: string): Refusal {
  return new Refusal('ValidationException', { Message })
}

/** Returns the refusal of what would exceed a limit. */
export function limitReached({ name, value }: { readonly name: LimitName; readonly value: number }): Refusal {
  const Message = `The limit of ${value} is reached: ${name}.`
  return new Refusal('ServiceLimitExceededException', { Message, LimitName: name, LimitValue: value })
}
