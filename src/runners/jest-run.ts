import type { Run } from './options.js'

/** The variable in which the process that starts Jest's workers tells them of the run. */
const VARIABLE = 'JEST_DATAEXCHANGE_LOCAL_RUN'

/** Tells the workers that are started from now on, and this process, of the run. */
export function publishRun(run: Run): void {
  process.env[VARIABLE] = JSON.stringify(run)
}

/** Returns the run that this worker belongs to; undefined if there is none. */
export function publishedRun(): Run | undefined {
  const text = process.env[VARIABLE]
  return text === undefined ? undefined : JSON.parse(text)
}
