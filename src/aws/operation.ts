import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { OperationName } from '../core/model/operation.js'
import { Refusal } from '../core/model/refusal.js'
import type { Call } from './call.js'
import { labelsOf, OPERATION_TABLE } from './operation-table.js'
import { impossibleIds, unknownResource } from './operations/unknown-resource.js'
import { violation } from './wire/constraint-violations.js'
import { errorResponse } from './wire/error-response.js'
import { JsonText } from './wire/json-text.js'
import { labelConstraint } from './wire/label-constraint.js'
import { headerMembers } from './wire/member-places.js'
import { RawResponse } from './wire/raw-response.js'
import { jsonResponse, type ServiceResponse } from './wire/response.js'
import { WireError } from './wire/wire-error.js'

/**
 * An operation of the service: a function from a call and its input to an output. It never touches the HTTP response:
 * reading and validating the input, faults, rendering and the journal are handled once for all operations.
 */
export interface Operation<Input extends TObject = TObject, Output extends TSchema = TSchema> {
  readonly name: OperationName
  /**
   * AWS: the service model's input structure. Members named like a label of the path come from there, those made with
   * `fromQuery` and its like from the query, headers or the body as it is, and all others from a body of JSON.
   */
  readonly input: Input
  /** AWS: the service model's output structure; `Type.Void()` where the response has no body. */
  readonly output: Output
  /** Constraints that the schema can't say, each as the service words a violation. */
  violations?(input: Static<Input>): string[]
  /**
   * Does in slices of time what would take `handle` long, whose result it then finds in `call.prepared`. Returns
   * undefined if nothing takes long. `handle` does without it as well.
   */
  prepare?(call: Call, input: Static<Input>): Promise<unknown> | undefined
  /**
   * Returns the output, its JSON, or a response that is sent as it is. Throws a WireError for any other response, or
   * returns it, which takes less time.
   */
  handle(call: Call, input: Static<Input>): Static<Output> | JsonText | RawResponse | WireError
}

/** Declares an operation, so that its handler's types follow from its schemas. */
export function defineOperation<Input extends TObject, Output extends TSchema>(
  operation: Operation<Input, Output>
): Operation {
  return operation as unknown as Operation
}

/**
 * Runs an operation. If nothing has an id of the input, it throws a ResourceNotFoundException or, if no resource can
 * have such an id, a ValidationException.
 */
function handle(operation: Operation, call: Call, input: Static<TObject>): unknown {
  try {
    return operation.handle(call, input)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'ResourceNotFoundException') throw error
    const unknown = unknownResource(call, error)
    const ids = headerMembers(operation.input).filter((name) => name.endsWith('Id'))
    const impossible = [...labelsOf(OPERATION_TABLE[operation.name]), ...ids].flatMap((name) => {
      const constraint = labelConstraint(name, String(input[name]))
      return constraint === undefined ? [] : [violation(`/${name}`, constraint)]
    })
    throw impossible.length === 0 ? unknown : impossibleIds(call, impossible)
  }
}

/** The response of an operation to a call with this input. Throws what the operation throws. */
export function respond(operation: Operation, call: Call, input: unknown): ServiceResponse {
  const output = handle(operation, call, input as Static<TObject>)
  if (output instanceof RawResponse) return output.response
  if (output instanceof WireError) return errorResponse(output, call.context.log)
  const { status } = OPERATION_TABLE[operation.name]
  if (output instanceof JsonText) return jsonResponse(status, output.text)
  return jsonResponse(status, output === undefined ? undefined : JSON.stringify(output))
}
