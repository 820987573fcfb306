import type { Advanced, Clock, ClockControl } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { Problem } from '../../parts/problem.js'
import { useAction } from '../../parts/use-action.js'

interface Props {
  readonly id: string
  readonly label: string
  /** What the button says. */
  readonly button: string
  readonly placeholder: string
  readonly hint: string
  readonly inputMode?: 'decimal'
  /** Returns what to do with what was typed, and what to call it. Throws what is wrong with it. */
  readonly act: (typed: string) => [what: string, ask: (control: ClockControl) => Promise<Clock | Advanced>]
}

/** A form of one field that changes the clock. */
export function ClockForm({ id, label, button, placeholder, hint, inputMode, act }: Props) {
  const { clock, feed } = live.value
  const { isBusy, problem, run } = useAction(async (typed: string) => {
    const [what, ask] = act(typed)
    clock.note(what, await ask(feed.client.clock))
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget as HTMLFormElement).get('typed')).trim()
    if (!isBusy) void run(typed)
  }
  return (
    <form class="clock-form" onSubmit={submit}>
      <label for={id}>{label}</label>
      <div class="buttons">
        <input
          id={id}
          name="typed"
          required
          autoComplete="off"
          placeholder={placeholder}
          inputMode={inputMode}
          aria-describedby={`${id}-hint`}
        />
        <button type="submit" aria-disabled={isBusy}>
          {button}
        </button>
      </div>
      <p id={`${id}-hint`} class="quiet">
        {hint}
      </p>
      <Problem text={problem} />
    </form>
  )
}
