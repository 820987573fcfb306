import type { JobState, JobView, RequestView, Transition } from '../../client/index.js'

/**
 * How the last poll of a job went: its status, and the state or the error that it returned. Without a status, nothing
 * was.
 */
export interface LastPoll {
  readonly ordinal: number
  readonly status?: number
  readonly state?: JobState
  readonly errorType?: string
}

/**
 * Returns a job as it is after a transition. It is the same if it has had this transition before: no state comes twice.
 * What the new state adds to Details and Errors is not known.
 */
export function afterTransition(view: JobView, { to, at }: Transition): JobView {
  if (view.history.some(({ state }) => state === to)) return view
  const { waitingFor, startPlan, ...others } = view
  const plan = planOf(view, to)
  const ahead = plan.findIndex(({ state }, index) => index > indexOf(view, plan) && state === to)
  return {
    ...others,
    job: { ...view.job, State: to, UpdatedAt: at } as JobView['job'],
    plan,
    step: ahead < 0 ? null : ahead,
    nextTransitionAt: endOfStep(plan, ahead, at),
    history: [...view.history, { state: to, at }]
  }
}

/** The plan that leads to a state: that of a created job is another one once it is started. */
function planOf({ plan, startPlan, step }: JobView, to: JobState): JobView['plan'] {
  const isNext = step !== null && plan[step + 1]?.state === to
  return startPlan === undefined || isNext ? plan : startPlan
}

function indexOf({ plan, step }: JobView, followed: JobView['plan']): number {
  if (followed !== plan) return -1
  return step ?? plan.length
}

function endOfStep(plan: JobView['plan'], step: number, since: string): string | null {
  const current = plan[step]
  if (current === undefined || step === plan.length - 1) return null
  return 'forMs' in current && current.forMs !== undefined
    ? new Date(Date.parse(since) + current.forMs).toISOString()
    : null
}

/** Returns a job after a request that counted its polls. It is the same if there were not fewer before. */
export function afterPolls(view: JobView, polls: number): JobView {
  return polls > view.polls ? { ...view, polls } : view
}

/** Whether what was read of a job is older than what is known of it: events have come since the server looked. */
export function isOlder(read: JobView, known: JobView): boolean {
  return read.history.length < known.history.length || read.polls < known.polls
}

/** Returns what a request tells of the last poll of its job, unless it is no poll or there was a later one. */
export function lastPollOf(request: RequestView, known: LastPoll | undefined): LastPoll | undefined {
  const { operation, ordinal, status, stateBefore, errorType, open } = request
  if (operation !== 'GetJob' || open === true || (known !== undefined && known.ordinal >= ordinal)) return known
  return {
    ordinal,
    ...(status !== undefined && { status }),
    ...(status === 200 && stateBefore !== undefined && { state: stateBefore }),
    ...(errorType !== undefined && { errorType })
  }
}
