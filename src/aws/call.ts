import type { IncomingHttpHeaders } from 'node:http'
import type { FaultDecision } from '../core/faults/fault-rules.js'
import type { OperationName } from '../core/model/operation.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { CredentialScope } from './wire/credential-scope.js'
import type { Explanation } from './wire/explanation.js'

/** What a data-plane request asks for. */
export interface Asked {
  readonly operation: OperationName | undefined
  readonly jobId: string | undefined
}

/** What went to the client, beside the status. */
export interface Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: number
}

/** A request of the data plane and its answer: all that the journal tells of them. Fastify's requests have all of it. */
export interface Exchange {
  readonly method: string
  /** Without what names the sandbox. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** When it arrived, in wall-clock milliseconds. */
  readonly arrivedAt: number
  readonly sandbox: Sandbox
  /** What its signature tells of it; undefined if it is not signed. */
  readonly credentialScope: CredentialScope | undefined
  /** What a client has as its endpoint when it asks in this sandbox, without a slash at the end. */
  readonly endpointUrl: string
  readonly asked: Asked
  /** Whether it is for what is not emulated. */
  readonly is404: boolean
  readonly why: Explanation
  /** What the faults had in store for it. */
  verdict: FaultDecision | undefined
  /** What was sent, once it was. */
  sent: Sent | undefined
}
