import type { JobError, JobState, JobType } from '../../../client/index.js'

/** The states of jobs, in the order in which they are listed, each with its name where there is little room. */
export const STATE_NAMES: Readonly<Record<JobState, string>> = {
  WAITING: 'wait',
  IN_PROGRESS: 'run',
  COMPLETED: 'done',
  ERROR: 'error',
  CANCELLED: 'cancel',
  TIMED_OUT: 'time out'
}
export const STATES = Object.keys(STATE_NAMES) as readonly JobState[]

/**
 * The states that a job can be moved to from each state. A copy of the server's table, as are the codes below: the
 * console imports the client alone. A test compares them.
 */
export const NEXT_STATES: Readonly<Record<JobState, readonly JobState[]>> = {
  WAITING: ['IN_PROGRESS', 'CANCELLED', 'TIMED_OUT', 'ERROR'],
  IN_PROGRESS: ['COMPLETED', 'ERROR', 'CANCELLED', 'TIMED_OUT'],
  COMPLETED: [],
  ERROR: [],
  CANCELLED: [],
  TIMED_OUT: []
}

/** The codes of the errors of a job. */
export const ERROR_CODES = [
  'ACCESS_DENIED_EXCEPTION',
  'INTERNAL_SERVER_EXCEPTION',
  'MALWARE_DETECTED',
  'RESOURCE_NOT_FOUND_EXCEPTION',
  'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
  'VALIDATION_EXCEPTION',
  'MALWARE_SCAN_ENCRYPTED_FILE'
] as const satisfies readonly JobError['Code'][]

/** Returns the types that jobs have, in the order of the alphabet. */
export function typesOf(jobs: readonly { readonly job: { readonly Type: JobType } }[]): readonly JobType[] {
  return [...new Set(jobs.map(({ job }) => job.Type))].sort()
}
