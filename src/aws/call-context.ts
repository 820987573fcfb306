import type { IncomingMessage } from 'node:http'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import type { WallClock } from '../core/time/wall-clock.js'
import type { CutOffCalls } from './cut-off-calls.js'
import type { CredentialScope } from './wire/credential-scope.js'
import type { ErrorLog } from './wire/error-response.js'
import type { ResponseCache } from './wire/response-cache.js'

/** The sandbox that a request is for, and what else its URL and headers say about where it goes. */
export interface Destination {
  readonly sandboxName: string
  /** The URL without the prefix that names a sandbox. */
  readonly url: string
  /** Who signed the request; undefined if it is not signed. */
  readonly credentialScope: CredentialScope | undefined
  /** The endpoint that the client uses, without a slash at the end. */
  readonly endpointUrl: string
}

/** The log of the data plane. */
export interface CallLog extends ErrorLog {
  info(fields: object, message: string): void
  debug(fields: object, message: string): void
}

/** What all calls of a server have in common. */
export interface CallContext {
  readonly sandboxes: Sandboxes
  readonly wall: WallClock
  readonly log: CallLog
  /** Whether the log has a line for each call that matters to a person. */
  readonly logsCalls: boolean
  readonly responses: ResponseCache
  readonly cutOffCalls: CutOffCalls
  destinationOf(request: Pick<IncomingMessage, 'headers' | 'url'>): Destination
}
