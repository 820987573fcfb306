import type { JobState } from '../../client/index.js'
import type { Cell } from '../terminal/table.js'

const OF_STATE = {
  WAITING: 'dim',
  IN_PROGRESS: 'cyan',
  COMPLETED: 'green',
  ERROR: 'red',
  CANCELLED: 'yellow',
  TIMED_OUT: 'yellow'
} as const satisfies Record<JobState, string>

/** Returns the cell that shows a state. */
export function stateCell(state: JobState): Cell {
  return { text: state, colour: OF_STATE[state] }
}

/** Returns the cell that shows an HTTP status, or that there is none. */
export function statusCell(status: number | undefined, otherwise: string): Cell {
  if (status === undefined) return { text: otherwise, colour: 'yellow' }
  return { text: String(status), colour: status < 400 ? 'green' : status < 500 ? 'yellow' : 'red' }
}
