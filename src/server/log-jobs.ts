import type { FastifyBaseLogger } from 'fastify'
import { inSandbox } from '../aws/log-error.js'
import { isTerminal, type JobState } from '../core/jobs/job-state.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { cut } from '../core/validation/cut.js'
import type { SandboxEvent } from '../core/world/sandbox-event.js'

/** How many jobs get a line of their own in a window of time. The others of the window have one line together. */
const LINES_PER_WINDOW = 20
const WINDOW_MS = 1000

/** How many characters of an id are logged: it may be as long as clients like. */
const MAX_ID = 200

/** How many sandboxes are named in a line about many jobs. */
const NAMED_SANDBOXES = 5

/** What became of a job: a terminal state, or that an event action has started it. */
type News = JobState | 'started'

/**
 * Logs which jobs have ended, and which ones event actions have started. A million may end at once, when a clock is
 * advanced: those beyond a few are counted, and logged in one line when the window ends.
 */
export class JobLog {
  readonly #log: FastifyBaseLogger
  readonly #wall: WallClock
  #endsAt = Number.NEGATIVE_INFINITY
  #linesLeft = 0
  #cancelTimer: (() => void) | undefined
  /** The jobs of this window that have no line of their own, by what became of them. */
  readonly #counts = new Map<News, number>()
  readonly #sandboxes = new Set<string>()

  constructor(log: FastifyBaseLogger, wall: WallClock) {
    this.#log = log
    this.#wall = wall
  }

  /** Logs an event of a sandbox if it is the end of a job, or the start of one by an event action. */
  take(event: SandboxEvent, sandbox: string): void {
    if (event.kind === 'transition') {
      const { to, jobId } = event.transition
      if (!isTerminal(to) || !this.#hasLine(to, sandbox)) return
      const error = to === 'ERROR' ? event.job.errors?.[0]?.Code : undefined
      const id = cut(jobId, MAX_ID)
      this.#log.info(
        { sandbox, jobId: id, state: to, ...(error !== undefined && { error }) },
        `job ${id} ended: ${to}${error === undefined ? '' : `, ${error}`}${inSandbox(sandbox)}`
      )
    } else if (event.kind === 'auto-export') {
      const { jobId, eventActionId } = event
      if (!this.#hasLine('started', sandbox)) return
      this.#log.info(
        { sandbox, jobId, eventActionId },
        `job ${jobId} created and started by event action ${eventActionId}${inSandbox(sandbox)}`
      )
    }
  }

  /** Logs the jobs that have no line of their own yet, if there are any. */
  flush(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    if (this.#counts.size === 0) return
    const { started, ...ended } = Object.fromEntries(this.#counts)
    const total = Object.values(ended).reduce((sum, count) => sum + count, 0)
    const states = Object.entries(ended).map(([state, count]) => `${number(count)} ${state}`)
    const names = [...this.#sandboxes].slice(0, NAMED_SANDBOXES)
    const left = this.#sandboxes.size - names.length
    const told = [
      ...(total > 0 ? [`${more(total)} ended: ${states.join(', ')}`] : []),
      ...(started === undefined ? [] : [`${more(started)} created and started by event actions`])
    ]
    const where = left > 0 ? `; sandboxes ${names.join(', ')} and ${left} more` : whereOf(names)
    this.#log.info(
      { sandboxes: names, ...(total > 0 && { ended }), ...(started && { started }) },
      told.join('; ') + where
    )
    this.#counts.clear()
    this.#sandboxes.clear()
  }

  /** Whether a job gets a line of its own. If not, it is counted. */
  #hasLine(news: News, sandbox: string): boolean {
    if (this.#linesLeft === 0 && this.#cancelTimer !== undefined) {
      this.#counts.set(news, (this.#counts.get(news) ?? 0) + 1)
      this.#sandboxes.add(sandbox)
      return false
    }
    const now = this.#wall.now()
    if (now >= this.#endsAt) {
      this.#endsAt = now + WINDOW_MS
      this.#linesLeft = LINES_PER_WINDOW
    }
    if (this.#linesLeft > 0) {
      this.#linesLeft--
      return true
    }
    this.#cancelTimer = this.#wall.setTimer(() => this.flush(), this.#endsAt - now)
    return this.#hasLine(news, sandbox)
  }
}

function whereOf(names: readonly string[]): string {
  return names.length === 1 ? inSandbox(names[0] as string) : `; sandboxes ${names.join(', ')}`
}

function more(count: number): string {
  return `${number(count)} more ${count === 1 ? 'job' : 'jobs'}`
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}
