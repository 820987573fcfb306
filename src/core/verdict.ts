import { whyDead } from './dead-fault.js'
import { isTerminal, type JobState } from './job-state.js'
import type { TimeSlices } from './time-slices.js'
import type { World } from './world.js'

/** How many things of one kind are shown; all are counted. */
const MAX_SHOWN = 100

/** How many jobs are looked at before requests are let through. */
const JOBS_AT_A_STRETCH = 1000

/** Some things of a kind, and how many there are. */
export interface Findings<T> {
  readonly total: number
  readonly first: readonly T[]
}

/** What a test should look at before it is content: what it arranged and the client did not meet. */
export interface Verdict {
  readonly ok: boolean
  /** Faults that were armed after the start and have never fired, with why not, where that is known. */
  readonly faultsNeverFired: Findings<{ id: string; matched: number; why: string | undefined }>
  /** Jobs that were seeded after the start and that no request has asked for. */
  readonly jobsNeverAskedFor: Findings<string>
  /** Jobs that came after the start and have not ended. */
  readonly jobsLeftRunning: Findings<{ id: string; state: JobState }>
  /** Requests for what the mock does not emulate. */
  readonly notEmulated: Findings<{ method: string; path: string }>
}

/** Passes the verdict on what happened in a world since its start. */
export async function passVerdict(world: World, slices: TimeSlices): Promise<Verdict> {
  const entries = world.journal.list()
  const asked = new Set(entries.map(({ jobId }) => jobId))
  const neverAsked = new Collected<string>()
  const running = new Collected<{ id: string; state: JobState }>()
  const pause = slices.stretch()
  let after: number | undefined = world.startedWith.jobs - 1
  while (after !== undefined) {
    const page = world.jobs.page({ after, limit: JOBS_AT_A_STRETCH })
    for (const { id, polls, state } of page.jobs) {
      if (polls === 0 && !asked.has(id)) neverAsked.add(id)
      if (!isTerminal(state)) running.add({ id, state })
    }
    after = page.next
    await pause()
  }
  const faults = new Collected<{ id: string; matched: number; why: string | undefined }>()
  for (const rule of world.faults.list()) {
    if (rule.fired > 0 || world.startedWith.faults.has(rule.id)) continue
    const why = whyDead(rule, world.clock.now(), (id) => world.jobs.get(id))
    faults.add({ id: rule.id, matched: rule.matched, why })
  }
  const notEmulated = new Collected<{ method: string; path: string }>()
  for (const { isEmulated, method, path } of entries) if (!isEmulated) notEmulated.add({ method, path })
  const ok = [neverAsked, running, faults, notEmulated].every(({ total }) => total === 0)
  return { ok, faultsNeverFired: faults, jobsNeverAskedFor: neverAsked, jobsLeftRunning: running, notEmulated }
}

class Collected<T> implements Findings<T> {
  total = 0
  readonly first: T[] = []

  add(item: T): void {
    this.total++
    if (this.first.length < MAX_SHOWN) this.first.push(item)
  }
}
