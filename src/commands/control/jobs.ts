import type { JobState, JobType, JobView } from '../../client/index.js'
import { JobState as JobStates } from '../../core/jobs/job-state.js'
import { JobType as JobTypes } from '../../core/jobs/job-types.js'
import { choice } from '../option-kinds.js'
import type { Io } from '../terminal/io.js'
import { type Column, formatTable } from '../terminal/table.js'
import { stateCell } from './colours-of.js'
import { controlCommand } from './control-command.js'

const COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'TYPE', cutTo: 16 },
  { title: 'STATE' },
  { title: 'POLLS' },
  { title: 'UPDATED', isOptional: true },
  { title: 'NEXT TRANSITION', isOptional: true }
]

/** `jobs`: lists the jobs of a sandbox. */
export const jobs = controlCommand({
  name: 'jobs',
  summary: 'list jobs, in the order of their seeding',
  operands: [],
  options: [
    choice('state', 'STATE', JobStates.enum, 'only jobs in this state'),
    choice('type', 'TYPE', JobTypes.enum, 'only jobs of this type')
  ],
  examples: ['jobs --state IN_PROGRESS'],
  handle: async ({ control, io, isJson, get, print, printJson }) => {
    const [state, type] = [get<JobState>('state'), get<JobType>('type')]
    const jobs = await control.jobs({ ...(state && { state }), ...(type && { type }) })
    if (isJson) await printJson({ jobs })
    else await print(jobs.length === 0 ? 'There are no such jobs.\n' : formatJobs(jobs, io))
    return 0
  }
})

/** Returns jobs as a table. */
export function formatJobs(jobs: readonly JobView[], io: Io): string {
  const rows = jobs.map(({ job: { Id, Type, State, UpdatedAt }, polls, nextTransitionAt }) => [
    Id,
    Type,
    stateCell(State),
    String(polls),
    UpdatedAt,
    nextTransitionAt ?? ''
  ])
  return formatTable(COLUMNS, rows, io)
}
