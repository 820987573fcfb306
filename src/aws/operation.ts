import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { OperationName } from '../core/model/operation.js'
import { Refusal } from '../core/model/refusal.js'
import type { Call } from './call.js'
import { labelsOf, OPERATION_TABLE } from './operation-table.js'
import { impossibleIds, unknownResource } from './operations/unknown-resource.js'
import { violation } from './wire/constraint-violations.js'
import { JsonText } from './wire/json-text.js'
import { labelConstraint } from './wire/label-constraint.js'
import { jsonResponse, type ServiceResponse } from './wire/response.js'

/**
 * An operation of the service: a function from a call and its input to an output. It never touches the HTTP response:
 * reading and validating the input, faults, rendering and the journal are handled once for all operations.
 */
export interface Operation<Input extends TObject = TObject, Output extends TSchema = TSchema> {
  readonly name: OperationName
  /**
   * AWS: the service model's input structure. Members named like a label of the path come from there, those made with
   * `fromQuery` from the query, and all others from the body.
   */
  readonly input: Input
  /** AWS: the service model's output structure; `Type.Void()` where the response has no body. */
  readonly output: Output
  /** Constraints that the schema can't say, each as the service words a violation. */
  violations?(input: Static<Input>): string[]
  /** Returns the output, or its JSON. Throws a WireError for any other response. */
  handle(call: Call, input: Static<Input>): Static<Output> | JsonText
}

/** Declares an operation, so that its handler's types follow from its schemas. */
export function defineOperation<Input extends TObject, Output extends TSchema>(
  operation: Operation<Input, Output>
): Operation {
  return operation as unknown as Operation
}

/** Throws a ValidationException if nothing has an id because no resource can have it. */
function handle(operation: Operation, call: Call, input: Static<TObject>): unknown {
  try {
    return operation.handle(call, input)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'ResourceNotFoundException') throw error
    const unknown = unknownResource(call, error)
    const impossible = labelsOf(OPERATION_TABLE[operation.name]).flatMap((label) => {
      const constraint = labelConstraint(label, String(input[label]))
      return constraint === undefined ? [] : [violation(`/${label}`, constraint)]
    })
    throw impossible.length === 0 ? unknown : impossibleIds(call, impossible)
  }
}

/** The response of an operation to a call with this input. Throws what the operation throws. */
export function respond(operation: Operation, call: Call, input: unknown): ServiceResponse {
  const output = handle(operation, call, input as Static<TObject>)
  const { status } = OPERATION_TABLE[operation.name]
  if (output instanceof JsonText) return jsonResponse(status, output.text)
  return jsonResponse(status, output === undefined ? undefined : JSON.stringify(output))
}
