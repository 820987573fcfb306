import type { Answer } from './answer.js'

/** Where a contestant is to serve what. */
export interface Assignment {
  readonly answer: Answer
  /** A free port of 127.0.0.1. */
  readonly port: number
  /** An empty folder, for files that it wants. */
  readonly folder: string
}

/** A server that takes part in the comparison. */
export interface Contestant {
  readonly name: string
  /** How it is set up, in a few words for the document. */
  readonly setup: string
  /** Why it cannot take part here, if it cannot. */
  whyNot?(): string | undefined
  version(): string
  /** How long it is loaded before it is measured, in seconds, for it to be as fast as it gets. */
  readonly warmUpSeconds: number
  /** Writes the files it takes; answers the command that serves. */
  prepare(assignment: Assignment): Promise<readonly [string, ...string[]]>
  /** What is left to be done once it serves. */
  afterStart?(url: string): Promise<void>
  /** What it has to be told after each load, for it to go on. */
  afterLoad?(url: string): Promise<void>
}
