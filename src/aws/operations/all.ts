import type { Operation } from '../operation.js'
import { cancelJob } from './jobs/cancel-job.js'
import { createJob } from './jobs/create-job.js'
import { getJob } from './jobs/get-job.js'
import { listJobs } from './jobs/list-jobs.js'
import { startJob } from './jobs/start-job.js'

/** Every operation that is emulated. */
export const OPERATIONS: readonly Operation[] = [getJob, createJob, startJob, cancelJob, listJobs]
