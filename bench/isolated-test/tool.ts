import type { HttpRequest, Sender } from '../support/http-client.js'
import type { ReceivedResponse } from '../support/parse-response.js'

/** What the five polls of the job see: its states, and the status of the fault. */
export const POLLS = ['WAITING', 'IN_PROGRESS', 429, 'IN_PROGRESS', 'COMPLETED'] as const

/** Where the server of a tool runs. */
export interface Place {
  /** A free port of 127.0.0.1. */
  readonly port: number
  /** An empty folder for its files. */
  readonly folder: string
}

/** A test that is to run. */
export interface TestRun {
  /** Sends its requests. */
  readonly sender: Sender
  /** Which test this is: no other has the same number. */
  readonly number: number
  /** Whether no other test runs at the same time, so that its teardown can empty the server. */
  readonly isAlone: boolean
}

/** A tool with which the same test can be written. */
export interface Tool {
  readonly name: string
  /** How the server is started and what a test sends, for the document. */
  readonly setup: string
  /** Whether a test has all its parts: the job, the fault and the check of what was requested. */
  readonly isWhole: boolean
  /** Why its tests cannot run at the same time, for the document; undefined if they can. */
  readonly whyAlone?: string
  /** Returns why it is not available on this machine, or undefined if it is. */
  whyUnavailable?(): string | undefined
  version(): string
  /** How long tests run before they are measured, in seconds, so that the server reaches its full speed. */
  readonly warmUpSeconds: number
  /** Writes the files of the server. Returns the command that starts it. */
  command(place: Place): Promise<readonly [string, ...string[]]>
  /** A request whose response has the status 200 once the server is ready. */
  readonly ready: HttpRequest
  /** Sets up what all tests share. */
  afterStart?(sender: Sender): Promise<void>
  /** Runs a test. Throws if anything is not as expected. */
  run(test: TestRun): Promise<void>
}

/** Returns the id of a test's job: 32 characters, as the service has them. */
export function jobIdOf({ number }: TestRun): string {
  return `test${String(number).padStart(28, '0')}`
}

/** Returns a request with a body of JSON. */
export function json(method: string, path: string, body: unknown, headers: HttpRequest['headers'] = {}): HttpRequest {
  return { method, path, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** Sends a request and returns its response. Throws unless it has the status. */
export async function sendExpecting(sender: Sender, status: number, request: HttpRequest): Promise<ReceivedResponse> {
  const response = await sender.send(request)
  if (response.status !== status) throw unexpected(request, `status ${status}`, response)
  return response
}

/** Polls the job once for each expected state or status. Throws as soon as a response is another one. */
export async function poll(
  sender: Sender,
  request: HttpRequest,
  expected: readonly (string | number)[] = POLLS,
  stateOf: (body: string) => unknown = (body) => JSON.parse(body).State
): Promise<void> {
  for (const each of expected) {
    const response = await sendExpecting(sender, typeof each === 'number' ? each : 200, request)
    if (typeof each === 'string' && stateOf(response.body) !== each) throw unexpected(request, each, response)
  }
}

/** Returns the error for a response that is not the expected one. */
export function unexpected({ method, path }: HttpRequest, expected: string, response: ReceivedResponse): Error {
  return new Error(`${method} ${path}: expected ${expected}, got ${response.status} ${response.body.slice(0, 500)}`)
}
