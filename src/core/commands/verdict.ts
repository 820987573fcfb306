import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Findings } from '../collections/findings.js'
import { whyUnreachable } from '../faults/why-unreachable.js'
import { hasEventAction, isCreated, type Job } from '../jobs/job.js'
import { isTerminal, JobState } from '../jobs/job-state.js'
import { MAX_NOT_EMULATED } from '../journal/request-tallies.js'
import { strict } from '../validation/strict.js'
import type { World } from '../world/world.js'

/** How many findings of one kind are listed. All are counted. */
const MAX_SHOWN = MAX_NOT_EMULATED

/** How many jobs are examined before other requests get their turn. */
const JOBS_PER_SLICE = 1000

const Count = Type.Integer({ minimum: 0 })

/** The first findings of a kind, and how many there are in total. */
const findings = <T extends TSchema>(thing: T, description: string) =>
  strict({ total: Count, first: Type.Array(thing, { maxItems: MAX_SHOWN }) }, description)

const FaultNeverFired = strict({ id: Type.String(), matched: Count, why: Type.Optional(Type.String()) })
type FaultNeverFired = Static<typeof FaultNeverFired>

const JobLeftRunning = strict({ id: Type.String(), state: JobState })
type JobLeftRunning = Static<typeof JobLeftRunning>

const NotEmulated = strict({ method: Type.String(), path: Type.String() })

/** What a test should check at its end: what it arranged and the client never used. */
export const Verdict = strict({
  ok: Type.Boolean({ description: 'Whether there are no findings of any kind.' }),
  faultsNeverFired: findings(
    FaultNeverFired,
    'The faults that were armed after the start and never fired, with the reason if it is known.'
  ),
  jobsNeverAskedFor: findings(
    Type.String(),
    'The jobs that were seeded after the start, or created and started by a client, and that no request asked for. CreateJob and StartJob do not ask for the job that they create or start.'
  ),
  jobsLeftRunning: findings(JobLeftRunning, 'The jobs that were seeded or created after the start and have not ended.'),
  notEmulated: findings(NotEmulated, 'The requests for operations that are not emulated.')
})
export type Verdict = Static<typeof Verdict>

/** Returns the verdict on what happened in a world since its start. It does not depend on what the journal holds. */
export async function passVerdict(world: World): Promise<Verdict> {
  const neverAsked = new Findings<string>(MAX_SHOWN)
  const running = new Findings<JobLeftRunning>(MAX_SHOWN)
  const pause = world.slices.stretch()
  let after: number | undefined = world.startedWith.jobs - 1
  while (after !== undefined) {
    const page = world.jobs.page({ after, limit: JOBS_PER_SLICE })
    for (const job of page.jobs) {
      const { id, state } = job
      if (isCreated(job) && hasEventAction(job)) continue
      if (isToBeAskedFor(job) && !isAskedFor(world, job)) neverAsked.add(id)
      if (!isTerminal(state)) running.add({ id, state })
    }
    after = page.next
    await pause()
  }
  const faults = new Findings<FaultNeverFired>(MAX_SHOWN)
  for (const rule of world.faults.list()) {
    if (rule.fired > 0 || world.startedWith.faults.has(rule.id)) continue
    const why = whyUnreachable(rule, world.clock.now(), (id) => world.jobs.get(id))
    faults.add({ id: rule.id, matched: rule.matched, ...(why !== undefined && { why }) })
  }
  const { total, first } = world.tallies.notEmulated
  const notEmulated = { total, first: [...first] }
  const ok = [neverAsked, running, faults, notEmulated].every(({ total }) => total === 0)
  return { ok, faultsNeverFired: faults, jobsNeverAskedFor: neverAsked, jobsLeftRunning: running, notEmulated }
}

/**
 * Whether a test or a client that added this job has to ask how it goes. One that was never started has nothing to
 * tell.
 */
function isToBeAskedFor(job: Job): boolean {
  return !isCreated(job) || job.isStarted
}

/** Whether a request asked for a job. The StartJob that started it did not ask how it goes. */
function isAskedFor({ jobs }: World, { id, isStarted }: Job): boolean {
  const tally = jobs.tally(id)
  return jobs.polls(id) > 0 || tally?.isAskedFor === true || (tally?.isStartRequested === true && !isStarted)
}
