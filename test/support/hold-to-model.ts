import { type TSchema, Type } from '@sinclair/typebox'
import { OPERATION_TABLE, operationAt } from '../../src/aws/operation-table.js'
import { sendApiAsset } from '../../src/aws/operations/api-assets/send-api-asset.js'
import { OPERATIONS_AT_START } from '../../src/aws/operations/at-start.js'
import { OPERATIONS_ON_DEMAND } from '../../src/aws/operations/on-demand.js'
import { EXCEPTIONS, type ExceptionCode } from '../../src/core/model/exception.js'
import { validate } from '../../src/core/validation/validate.js'
import type { SeenResponse } from './hold-responses.js'

/** The body of an error that has a name of the mock's own. */
const OwnErrorBody = Type.Object({ Message: Type.String() }, { additionalProperties: false })

/**
 * Returns in what a response of the data plane differs from the output of its operation, or from the exception that it
 * names; undefined if it does not. A fault may send anything: a response that names one is passed over.
 */
export function whyNotModelled({ method, url, status, headers, text }: SeenResponse): string | undefined {
  if (/; fault=/.test(String(headers['x-dataexchange-local']))) return undefined
  // The response of a provider, which may be anything.
  if (/; upstream=/.test(String(headers['x-dataexchange-local']))) return undefined
  if (headers['content-type'] !== 'application/json') return `with the content type ${headers['content-type']}`
  if (!headers['x-amzn-requestid']) return 'without x-amzn-requestid'
  const code = headers['x-amzn-errortype']
  if (method === 'OPTIONS' && status === 204 && code === undefined) return text === '' ? undefined : 'with a body'
  if (code !== undefined) return whyNotError(String(code), status, method === 'HEAD' ? undefined : text)
  const name = operationAt(method, url.split(/[?#]/, 1)[0] as string)
  const operation = [...OPERATIONS_AT_START, ...OPERATIONS_ON_DEMAND, sendApiAsset].find((each) => each.name === name)
  if (name === undefined || operation === undefined) return 'without an error, though no operation is found there'
  if (status !== OPERATION_TABLE[name].status) return `and the status of ${name} is ${OPERATION_TABLE[name].status}`
  return whyNotOf(operation.output, text === '' ? undefined : JSON.parse(text))
}

function whyNotError(code: string, status: number, text: string | undefined): string | undefined {
  const exception = code in EXCEPTIONS ? EXCEPTIONS[code as ExceptionCode] : undefined
  if (exception && status !== exception.status) return `and the status of ${code} is ${exception.status}`
  return text === undefined ? undefined : whyNotOf(exception?.body ?? OwnErrorBody, JSON.parse(text))
}

function whyNotOf(schema: TSchema, value: unknown): string | undefined {
  const [problem] = validate(schema, value)
  return problem && `whose body is not valid: ${JSON.stringify(problem)}`
}
