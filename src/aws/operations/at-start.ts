import type { Operation } from '../operation.js'
import { cancelJob } from './jobs/cancel-job.js'
import { createJob } from './jobs/create-job.js'
import { getJob } from './jobs/get-job.js'
import { listJobs } from './jobs/list-jobs.js'
import { startJob } from './jobs/start-job.js'

/** The operations that are loaded at the start: those on jobs. */
export const OPERATIONS_AT_START: readonly Operation[] = [getJob, createJob, startJob, cancelJob, listJobs]
