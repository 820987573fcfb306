import type { Static } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'

/** The state of a job. AWS: the service model's enum `State`. */
export const JobState = StringEnum(['WAITING', 'IN_PROGRESS', 'ERROR', 'COMPLETED', 'CANCELLED', 'TIMED_OUT'])
export type JobState = Static<typeof JobState>

/**
 * The states that may follow each state. None follows a terminal one.
 * AWS: a job waits until it is started, can be cancelled while it waits, and ends in one of four states. From
 * which states it may fail, time out or be cancelled is not documented in full.
 * Mock: WAITING and IN_PROGRESS may both be followed by every terminal state, except that only IN_PROGRESS can become
 * COMPLETED.
 */
export const TRANSITIONS: Readonly<Record<JobState, readonly JobState[]>> = {
  WAITING: ['IN_PROGRESS', 'CANCELLED', 'TIMED_OUT', 'ERROR'],
  IN_PROGRESS: ['COMPLETED', 'ERROR', 'CANCELLED', 'TIMED_OUT'],
  COMPLETED: [],
  ERROR: [],
  CANCELLED: [],
  TIMED_OUT: []
}

/** Whether no state follows this one. */
export function isTerminal(state: JobState): boolean {
  return TRANSITIONS[state].length === 0
}

/** Why one state cannot follow another, and which states can; undefined if it can follow. */
export function whyIllegal(from: JobState, to: JobState): string | undefined {
  if (TRANSITIONS[from].includes(to)) return undefined
  if (isTerminal(from)) return `${to} cannot follow ${from}, which is terminal: nothing follows it`
  return `${to} cannot follow ${from}; what can is ${TRANSITIONS[from].join(', ')}`
}
