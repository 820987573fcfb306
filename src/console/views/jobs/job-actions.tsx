import { useState } from 'preact/hooks'
import type { JobView } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { ActButton } from '../../parts/act-button.js'
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

/** Deletes a job, once the user has said so twice. */
function DeleteJob({ jobId }: { readonly jobId: string }) {
  const { feed } = live.value
  const [step, setStep] = useState<'idle' | 'asking' | 'kept'>('idle')
  const action = useAction(async () => {
    await feed.client.deleteJob(jobId)
    go({ view: 'jobs' })
  })
  return (
    <div class="act">
      {step === 'asking' ? (
        <fieldset class="confirm">
          <legend>Delete this job?</legend>
          <button type="button" class="danger" ref={focus} disabled={action.isBusy} onClick={() => action.run()}>
            Delete it
          </button>
          <button type="button" onClick={() => setStep('kept')}>
            Keep it
          </button>
        </fieldset>
      ) : (
        <button type="button" ref={step === 'kept' ? focus : null} onClick={() => setStep('asking')}>
          Delete
        </button>
      )}
      <span class="problem" role="alert">
        {action.problem}
      </span>
    </div>
  )
}

/** Moves the focus to a button when it takes the place of the one that had it. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus()
}
