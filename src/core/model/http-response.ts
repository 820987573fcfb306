import { Type } from '@sinclair/typebox'
import { type Path, type Problem, quote } from '../validation/problem.js'

/*
 * These are facts of HTTP, which `core/` knows nothing of otherwise. They stand here because every way into a sandbox
 * (scenario files, the control plane, snapshots) must refuse what could not be sent, and all of them check in `core/`.
 */

/** The members of an HTTP response that is sent as it is spelled out. */
export const HTTP_RESPONSE_MEMBERS = {
  status: Type.Integer({ minimum: 200, maximum: 599, description: 'The HTTP status.' }),
  headers: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'The headers, by name.' })),
  body: Type.Optional(
    Type.Unknown({ description: 'The body of the response. A string is sent unchanged, anything else as JSON.' })
  )
}

/** An HTTP response that is sent as it is spelled out. */
export interface HttpResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Headers that frame a message: a wrong one breaks the connection. */
export const FRAMING_HEADERS = ['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade']

/** The names of headers. */
export const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/

/** The values of headers. */
export const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,8192}$/

/** Returns why a response of the right shape could not be sent. */
export function httpResponseProblems({ status, headers = {}, body }: HttpResponse, at: Path): Problem[] {
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(headers)) {
    const where = [...at, 'headers', name]
    if (!HEADER_NAME.test(name)) problems.push({ at: where, message: 'is not the name of an HTTP header' })
    else if (FRAMING_HEADERS.includes(name.toLowerCase())) {
      problems.push({ at: where, message: 'frames the message and is set by the server itself' })
    }
    if (!HEADER_VALUE.test(value)) {
      problems.push({ at: where, message: `must be one line of printable characters, not ${quote(value)}` })
    }
  }
  if (body !== undefined && (status === 204 || status === 304)) {
    problems.push({ at: [...at, 'body'], message: `can't be sent with status ${status}, which has no body` })
  }
  return problems
}
