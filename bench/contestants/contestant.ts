import type { ExpectedResponse } from './expected-response.js'

/** What a contestant has to serve, and where. */
export interface Assignment {
  readonly response: ExpectedResponse
  /** A free port of 127.0.0.1. */
  readonly port: number
  /** An empty folder for its files. */
  readonly folder: string
}

/** A server that takes part in the comparison. */
export interface Contestant {
  readonly name: string
  /** How it is set up, in a few words for the document. */
  readonly setup: string
  /** Returns why it is not available on this machine, or undefined if it is. */
  whyUnavailable?(): string | undefined
  version(): string
  /** How long it is loaded before it is measured, in seconds, so that it reaches its full speed. */
  readonly warmUpSeconds: number
  /** Writes its files. Returns the command that starts it. */
  prepare(assignment: Assignment): Promise<readonly [string, ...string[]]>
  /** Cleans up after each load. */
  afterLoad?(url: string): Promise<void>
}
