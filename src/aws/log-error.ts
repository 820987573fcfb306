import { DEFAULT_SANDBOX } from '../core/sandbox/sandbox-name.js'
import { cut } from '../core/validation/cut.js'
import type { ServiceResponse } from './wire/response.js'

/** How many characters of an id or a path are logged: it may be as long as clients like. */
export const MAX_LOGGED = 200

/** How many characters of a message are logged. */
const MAX_MESSAGE = 500

/** The longest body of an error that is searched for a message, in characters: faults may send others. */
const MAX_BODY = 65_536

/** A query after a path: it may hold the signature or the token of a client. */
const QUERY = /(\/[^\s?'"]*)\?[^\s'"]+/g

/** An error response, as the log tells of it. */
export interface LoggedError {
  readonly status: number
  readonly code: string | undefined
  readonly message: string | undefined
  /** The id that it says is unknown, or is not in the right state. */
  readonly resourceId?: string | undefined
}

/** Describes an error response in one line: `404 ResourceNotFoundException: There is no job with the id abc`. */
export function describeError({ status, code, message }: LoggedError): string {
  const named = code === undefined ? String(status) : `${status} ${code}`
  return message === undefined
    ? named
    : `${named}: ${cut(message.replace(/\.$/, '').replaceAll(QUERY, '$1'), MAX_MESSAGE)}`
}

/** Returns a URL as it is logged: without its query, which may hold a signature. */
export function pathOf(url: string): string {
  return cut(url.split('?', 1)[0] as string, MAX_LOGGED)
}

/** Returns what the log tells of an error response of the data plane. */
export function loggedError({ status, headers, body }: ServiceResponse): LoggedError {
  const { Message, message, ResourceId } = membersOf(body)
  return {
    status,
    code: headers['x-amzn-errortype'],
    message: textOf(Message ?? message),
    resourceId: textOf(ResourceId)
  }
}

/** The members of the body of an error. A fault may send any body. */
function membersOf(body: ServiceResponse['body']): Readonly<Record<string, unknown>> {
  if (typeof body !== 'string' || body.length > MAX_BODY) return {}
  try {
    return Object(JSON.parse(body))
  } catch {
    return {}
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A request that was refused. Its URL has no prefix of a sandbox. */
export interface RefusedRequest {
  readonly method: string | undefined
  readonly url: string
  readonly sandboxName: string
}

/** Logs an error response to a request for which there is no call, or of another plane. */
export function logRefusal(
  log: { info(fields: object, message: string): void },
  { method = '', url, sandboxName }: RefusedRequest,
  error: LoggedError,
  fields: object = {}
): void {
  const { status, code } = error
  const sandbox = cut(sandboxName, MAX_LOGGED)
  const path = pathOf(url)
  log.info(
    { sandbox, method, path, status, error: code, ...fields },
    `${method} ${path}: ${describeError(error)}${inSandbox(sandbox)}`
  )
}

/** Names a sandbox at the end of a line, unless it is the default one. */
export function inSandbox(name: string): string {
  return name === DEFAULT_SANDBOX ? '' : `; sandbox ${name}`
}
