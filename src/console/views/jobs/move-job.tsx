import { useState } from 'preact/hooks'
import type { JobError, JobState, JobView } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { Problem } from '../../parts/problem.js'
import { useAction } from '../../parts/use-action.js'
import { ERROR_CODES, NEXT_STATES } from './job-states.js'

/** Moves a job to a state that may follow its own. */
export function MoveJob({ view: { job } }: { readonly view: JobView }) {
  const { feed, openJob } = live.value
  const [chosen, choose] = useState<JobState | undefined>()
  const action = useAction(async (state: JobState, errors: readonly JobError[] | undefined) => {
    openJob.take(await feed.client.transition(job.Id, state, errors && { errors }))
  })
  const targets = NEXT_STATES[job.State]
  const state = chosen !== undefined && targets.includes(chosen) ? chosen : targets[0]
  if (state === undefined) return <p class="quiet">{job.State} is a final state: the job cannot be moved.</p>
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (action.isBusy) return
    void action.run(state, state === 'ERROR' ? errorsOf(event.currentTarget as HTMLFormElement) : undefined)
  }
  return (
    <form class="acts" onSubmit={submit}>
      <label for="move-state">Move to</label>
      <select id="move-state" value={state} onChange={({ currentTarget }) => choose(currentTarget.value as JobState)}>
        {targets.map((target) => (
          <option key={target}>{target}</option>
        ))}
      </select>
      {state === 'ERROR' && <ErrorFields />}
      <button type="submit" class="primary" aria-disabled={action.isBusy}>
        Move
      </button>
      <Problem text={action.problem} />
    </form>
  )
}

function ErrorFields() {
  return (
    <fieldset class="error-fields">
      <legend>Error</legend>
      <label for="error-code">Code</label>
      <select id="error-code" name="code" aria-describedby="error-hint">
        <option value="">Let the server choose</option>
        {ERROR_CODES.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
      <label for="error-message">Message</label>
      <input id="error-message" name="message" aria-describedby="error-hint" />
      <p id="error-hint" class="quiet">
        Without a code, the job gets an error that fits its type.
      </p>
    </fieldset>
  )
}

/** Returns the error that was filled in. */
function errorsOf(form: HTMLFormElement): readonly JobError[] | undefined {
  const data = new FormData(form)
  const code = String(data.get('code'))
  if (code === '') return undefined
  return [{ Code: code as JobError['Code'], Message: String(data.get('message')) }]
}
