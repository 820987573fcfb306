import type { JobView } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { ActButton } from '../../parts/act-button.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { Part } from '../../parts/part.js'
import { Problem } from '../../parts/problem.js'
import { useAction } from '../../parts/use-action.js'
import { go } from '../../route.js'
import { NEXT_STATES } from './job-states.js'
import { MoveJob } from './move-job.js'

/** What can be done with a job. */
export function JobActions({ view }: { readonly view: JobView }) {
  return (
    <Part title="Actions" level={4}>
      <MoveJob view={view} />
      <div class="acts">
        {NEXT_STATES[view.job.State].length > 0 && <AdvanceClock view={view} />}
        <DeleteJob jobId={view.job.Id} />
      </div>
    </Part>
  )
}

/** Advances the clock of the sandbox to the next transition of a job. What came of it is told beside the clock. */
function AdvanceClock({ view: { nextTransitionAt } }: { readonly view: JobView }) {
  const { clock, feed } = live.value
  const action = useAction(async (to: string) =>
    clock.note('Advanced to the next transition of the job', await feed.client.clock.advanceTo(to))
  )
  return (
    <div class="acts">
      <ActButton
        isOff={nextTransitionAt === null || action.isBusy}
        onClick={() => nextTransitionAt !== null && action.run(nextTransitionAt)}
      >
        Advance clock to next transition
      </ActButton>
      {nextTransitionAt === null && <span class="quiet">No transition of this job depends on time alone.</span>}
      <Problem text={action.problem} />
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
