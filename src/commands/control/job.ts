import type { JobState, JobView, PlanStep } from '../../client/index.js'
import { JobState as JobStates } from '../../core/jobs/job-state.js'
import { printable } from '../../core/validation/printable.js'
import { choice, duration } from '../option-kinds.js'
import { coloured } from '../terminal/colours.js'
import type { Io } from '../terminal/io.js'
import { type Cell, Table } from '../terminal/table.js'
import { stateCell } from './colours-of.js'
import { controlCommand } from './control-command.js'

/** `job`: shows a job, once it is in a state if one is given. */
export const job = controlCommand({
  name: 'job',
  summary: 'show a job with its plan and history',
  operands: [{ placeholder: 'ID', wants: 'the id of a job; `dataexchange-local jobs` lists them' }],
  options: [
    choice('await', 'STATE', JobStates.enum, 'wait until the job is in this state; exit code 1 if it is not in time'),
    duration('timeout', 'how long --await waits, in real time (default: 30s)')
  ],
  examples: ['job completesAfterThreePolls000001', 'job completesInTime000000000000001 --await COMPLETED'],
  problems: ({ has }) => (has('timeout') && !has('await') ? ['--timeout needs --await STATE'] : []),
  handle: async ({ control, operands: [id = ''], io, isJson, get, print, printJson }) => {
    const state = get<JobState>('await')
    const timeout = get<number>('timeout')
    const view = state
      ? await control.await(id, state, timeout === undefined ? {} : { timeout })
      : await control.job(id)
    if (isJson) await printJson(view)
    else await print(formatJob(view, io))
    return 0
  }
})

function formatJob({ job, plan, startPlan, step, polls, nextTransitionAt, history, ...view }: JobView, io: Io): string {
  const { Errors = [], Details } = job
  const facts: (readonly [name: string, value: Cell])[] = [
    ['Id', job.Id],
    ['Type', job.Type],
    ['State', stateCell(job.State)],
    ...Errors.map(({ Code, Message }): [string, Cell] => ['Error', `${Code}: ${Message}`]),
    ['Arn', job.Arn],
    ['Plan', plan.map((each, index) => formatStep(each, index === step)).join(', ')],
    ...(startPlan ? [['Once started', startPlan.map((each) => formatStep(each, false)).join(', ')] as const] : []),
    ['Polls', String(polls)],
    ['Next transition', nextTransitionAt ?? 'none by time'],
    ...(view.outcome === undefined ? [] : [['Outcome', view.outcome] as const]),
    ...history.map(({ state, at }, index): [string, Cell] => [index === 0 ? 'History' : '', `${at} ${state}`]),
    ...view.imported.map(({ assetId, name }): [string, Cell] => ['Imported', `${assetId} ${name}`]),
    ...view.exported.map(({ bucket, key }): [string, Cell] => ['Exported', `s3://${bucket}/${key}`])
  ]
  // Not fitted to the terminal: what is long here is to be read, and copied.
  const table = new Table([{ title: '' }, { title: '' }], facts, { ...io, columns: undefined })
  const details = JSON.stringify(Details, undefined, 2)
    .split('\n')
    .map((line) => `  ${printable(line)}\n`)
    .join('')
  const title = io.hasColours ? coloured('Details', 'bold') : 'Details'
  const lines = facts.map(([name, value]) => table.line([name === '' ? '' : { text: name, colour: 'bold' }, value]))
  return `${lines.join('')}${title}\n${details}`
}

/** `WAITING for 1000 ms (now)`. */
function formatStep(step: PlanStep, isCurrent: boolean): string {
  const length =
    'forPolls' in step
      ? ` for ${step.forPolls} ${step.forPolls === 1 ? 'poll' : 'polls'}`
      : step.forMs === undefined
        ? ''
        : ` for ${step.forMs} ms`
  return `${step.state}${length}${isCurrent ? ' (now)' : ''}`
}
