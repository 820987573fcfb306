import type { IncomingMessage } from 'node:http'
import type { EventBridgeEvent } from '../core/event-bridge/event-bridge-event.js'
import { quote } from '../core/validation/problem.js'

/** The longest body of a response that is read, in bytes. What follows is not waited for. */
const MOST_READ = 16_384

/** Says which sandbox an event is from. */
const SANDBOX_HEADER = 'x-dataexchange-local-sandbox'

/**
 * Sends an event of a sandbox to the URL of a target. Returns why the target did not take it, or undefined if it did.
 * Throws if there is no response, or when the signal is aborted.
 */
export type PostEvent = (
  url: string,
  sandbox: string,
  event: EventBridgeEvent,
  signal: AbortSignal
) => Promise<string | undefined>

/** Sends an event over HTTP or HTTPS, on a connection of its own. Follows no redirects. */
export const postEvent: PostEvent = async (url, sandbox, event, signal) => {
  const { request } = await (url.startsWith('https:') ? import('node:https') : import('node:http'))
  const headers = { 'content-type': 'application/json', [SANDBOX_HEADER]: sandbox }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent: false, headers, signal }, resolve)
    outgoing.once('error', reject)
    // Node closes a connection that is switched to another protocol, and tells nothing else.
    outgoing.once('close', () => reject(new Error('the connection was closed without a response')))
    outgoing.end(JSON.stringify(event))
  })
  const { statusCode = 0, headers: received } = response
  const body = await readStart(response)
  if (statusCode < 200 || statusCode > 299) return `it responded with status ${statusCode}`
  const functionError = received['x-amz-function-error']
  if (functionError !== undefined) return `its function failed: X-Amz-Function-Error is ${quote(String(functionError))}`
  const message = errorMessageIn(body)
  return message === undefined ? undefined : `its function failed: ${quote(message)}`
}

/** Reads a body to its end, if it is short, and discards what is too long. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // Leaving the loop destroys the response and its connection.
    if (bytes > MOST_READ) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/**
 * Returns the message of a function that failed. AWS: the Lambda Runtime Interface Emulator responds to that with
 * status 200 and a body `{"errorMessage": …, "errorType": …}`; not all versions of it add the header.
 */
function errorMessageIn(body: string): string | undefined {
  if (!body.includes('"errorMessage"')) return undefined
  try {
    const { errorMessage, errorType } = JSON.parse(body)
    return typeof errorMessage === 'string' && typeof errorType === 'string' ? errorMessage : undefined
  } catch {
    return undefined
  }
}
