import { ms } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { ActButton } from '../../parts/act-button.js'
import { TO_NEXT } from '../../parts/clock-buttons.js'
import { durationText, instantText } from '../../parts/format.js'
import { Problem } from '../../parts/problem.js'
import { RunOrFreeze } from '../../parts/run-or-freeze.js'
import { useClockAct } from '../../parts/use-clock-act.js'
import { ClockForm } from './clock-form.js'
import { instantOf } from './instant-input.js'

/** The steps by which the clock is advanced with one press, in milliseconds. */
const STEPS_MS = [1000, 5000, 60_000, 3_600_000, 86_400_000]

/** Everything that changes the clock. What it did is told in the head of the page, and what went wrong here. */
export function ClockControls() {
  const act = useClockAct()
  const { value } = live.value.clock.reading
  if (value === undefined) return null
  const { mode, nextTransitionAt } = value.clock
  return (
    <div class="panel clock-controls">
      <div class="buttons">
        <RunOrFreeze mode={mode} act={act} />
        <ActButton
          isPrimary
          isOff={act.isBusy || nextTransitionAt === null}
          title={nextTransitionAt === null ? 'No transition depends on time alone.' : undefined}
          onClick={() => act.run(TO_NEXT, (clock) => clock.advanceToNextTransition())}
        >
          Advance to the next transition
        </ActButton>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form */}
      <div role="group" aria-label="Advance by" class="buttons">
        <span aria-hidden="true">Advance by</span>
        {STEPS_MS.map((step) => (
          <ActButton
            key={step}
            label={`+${durationText(step)}`}
            isOff={act.isBusy}
            onClick={() => act.run(`Advanced by ${durationText(step)}`, (clock) => clock.advance(step))}
          >
            +{durationText(step)}
          </ActButton>
        ))}
      </div>
      <Problem text={act.problem} />
      <ClockForm
        id="clock-duration"
        label="Advance by a duration"
        button="Advance"
        placeholder="90s"
        hint="For example 250ms, 90s, 15m, 6h, 2d or 1h30m."
        act={(typed) => [`Advanced by ${durationText(ms(typed))}`, (clock) => clock.advance(typed)]}
      />
      <ClockForm
        id="clock-instant"
        label="Advance to an instant"
        button="Advance"
        placeholder={instantText(value.clock.now)}
        hint="In UTC unless it has a time zone."
        act={(typed) => [`Advanced to ${typed}`, (clock) => clock.advanceTo(instantOf(typed))]}
      />
    </div>
  )
}
