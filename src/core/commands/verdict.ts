import { type Static, type TProperties, type TSchema, Type } from '@sinclair/typebox'
import { whyUnreachable } from '../faults/why-unreachable.js'
import { isTerminal, JobState } from '../jobs/job-state.js'
import type { TimeSlices } from '../time/time-slices.js'
import type { World } from '../world/world.js'

/** How many things of one kind are shown; all are counted. */
const MAX_SHOWN = 100

/** How many jobs are looked at before requests are let through. */
const JOBS_AT_A_STRETCH = 1000

const strict = <T extends TProperties>(members: T, description?: string) =>
  Type.Object(members, { additionalProperties: false, ...(description !== undefined && { description }) })

const Count = Type.Integer({ minimum: 0 })

/** Some things of a kind, and how many there are. */
const findings = <T extends TSchema>(thing: T, description: string) =>
  strict({ total: Count, first: Type.Array(thing, { maxItems: MAX_SHOWN }) }, description)

const FaultNeverFired = strict({ id: Type.String(), matched: Count, why: Type.Optional(Type.String()) })
type FaultNeverFired = Static<typeof FaultNeverFired>

const JobLeftRunning = strict({ id: Type.String(), state: JobState })
type JobLeftRunning = Static<typeof JobLeftRunning>

const NotEmulated = strict({ method: Type.String(), path: Type.String() })
type NotEmulated = Static<typeof NotEmulated>

/** What a test should look at before it is content: what it arranged and the client did not meet. */
export const Verdict = strict({
  ok: Type.Boolean({ description: 'there is none of all these' }),
  faultsNeverFired: findings(
    FaultNeverFired,
    'faults that were armed after the start and have never fired, with why not, where that is known'
  ),
  jobsNeverAskedFor: findings(Type.String(), 'jobs that were seeded after the start and that no request has asked for'),
  jobsLeftRunning: findings(JobLeftRunning, 'jobs that came after the start and have not ended'),
  notEmulated: findings(NotEmulated, 'requests for what the mock does not emulate')
})
export type Verdict = Static<typeof Verdict>

/** Passes the verdict on what happened in a world since its start. */
export async function passVerdict(world: World, slices: TimeSlices): Promise<Verdict> {
  const entries = world.journal.list()
  const asked = new Set(entries.map(({ jobId }) => jobId))
  const neverAsked = new Collected<string>()
  const running = new Collected<JobLeftRunning>()
  const pause = slices.stretch()
  let after: number | undefined = world.startedWith.jobs - 1
  while (after !== undefined) {
    const page = world.jobs.page({ after, limit: JOBS_AT_A_STRETCH })
    for (const { id, state } of page.jobs) {
      if (world.jobs.polls(id) === 0 && !asked.has(id)) neverAsked.add(id)
      if (!isTerminal(state)) running.add({ id, state })
    }
    after = page.next
    await pause()
  }
  const faults = new Collected<FaultNeverFired>()
  for (const rule of world.faults.list()) {
    if (rule.fired > 0 || world.startedWith.faults.has(rule.id)) continue
    const why = whyUnreachable(rule, world.clock.now(), (id) => world.jobs.get(id))
    faults.add({ id: rule.id, matched: rule.matched, ...(why !== undefined && { why }) })
  }
  const notEmulated = new Collected<NotEmulated>()
  for (const { isEmulated, method, path } of entries) if (!isEmulated) notEmulated.add({ method, path })
  const ok = [neverAsked, running, faults, notEmulated].every(({ total }) => total === 0)
  return { ok, faultsNeverFired: faults, jobsNeverAskedFor: neverAsked, jobsLeftRunning: running, notEmulated }
}

class Collected<T> {
  total = 0
  readonly first: T[] = []

  add(item: T): void {
    this.total++
    if (this.first.length < MAX_SHOWN) this.first.push(item)
  }
}
