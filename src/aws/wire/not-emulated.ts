import type { Call } from '../call.js'
import { aboutStrayApiRequest } from './stray-api-request.js'
import { WireError } from './wire-error.js'

/** How much is shown of a URL that belongs to no operation. */
const MAX_SHOWN_URL = 200

/** The error for what is not emulated. Mock: in our own name, so that nobody takes it for AWS's. */
export function notEmulated({ operation, request, destination }: Call, emulated: readonly string[]): WireError {
  const url = destination.url.slice(0, MAX_SHOWN_URL)
  const what = operation ? `the operation ${operation}` : `${request.method} ${url}`
  // The list comes last: the log cuts long messages.
  const Message = `dataexchange-local does not emulate ${what}. Its own controls are below /__admin.${aboutStrayApiRequest(request.headers)} It emulates ${emulated.join(', ')}.`
  return new WireError(501, 'NotEmulatedException', { Message })
}
