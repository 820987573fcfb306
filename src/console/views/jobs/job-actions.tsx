import type { JobView } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { ActButton } from '../../parts/act-button.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { useAction } from '../../parts/use-action.js'
import { go } from '../../route.js'
import { NEXT_STATES } from './job-states.js'
import { MoveJob } from './move-job.js'

/** What can be done with a job. */
export function JobActions({ view }: { readonly view: JobView }) {
  return (
    <section aria-labelledby="job-actions">
      <h4 id="job-actions">Actions</h4>
      <MoveJob view={view} />
      <div class="acts">
        {NEXT_STATES[view.job.State].length > 0 && <AdvanceClock view={view} />}
        <DeleteJob jobId={view.job.Id} />
      </div>
    </section>
  )
}

/** Advances the clock of the sandbox to the next transition of a job. What came of it is told beside the clock. */
function AdvanceClock({ view: { nextTransitionAt } }: { readonly view: JobView }) {
  const { clock, feed } = live.value
  const action = useAction(async (to: string) =>
    clock.note('Advanced to the next transition of the job', await feed.client.clock.advanceTo(to))
  )
  return (
    <div class="act">
      <ActButton
        isOff={nextTransitionAt === null || action.isBusy}
        onClick={() => nextTransitionAt !== null && action.run(nextTransitionAt)}
      >
        Advance clock to next transition
      </ActButton>
      {nextTransitionAt === null && <span class="quiet">No transition of this job depends on time alone.</span>}
      <span class="problem" role="alert">
        {action.problem}
      </span>
    </div>
  )
}

/** Deletes a job, after asking once. */
function DeleteJob({ jobId }: { readonly jobId: string }) {
  const { feed } = live.value
  return (
    <ConfirmButton
      question="Delete this job?"
      confirm="Delete it"
      onConfirm={async () => {
        await feed.client.deleteJob(jobId)
        go({ view: 'jobs' })
      }}
    >
      Delete
    </ConfirmButton>
  )
}
