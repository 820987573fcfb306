import { live } from '../live/live.js'
import { ActButton } from './act-button.js'
import { Problem } from './problem.js'
import { RunOrFreeze } from './run-or-freeze.js'
import { useClockAct } from './use-clock-act.js'

/** Freezes the clock or lets it run, and moves it: at hand in every view. */
export function ClockButtons() {
  const { clock } = live.value
  const act = useClockAct()
  const { value } = clock.reading
  if (value === undefined) return null
  const { mode, nextTransitionAt } = value.clock
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form */}
      <div role="group" aria-label="Clock" class="buttons">
        <RunOrFreeze mode={mode} act={act} />
        <ActButton
          label="Advance by +1 s"
          isOff={act.isBusy}
          onClick={() => act.run('Advanced by 1 s', (control) => control.advance(1000))}
        >
          +1 s
        </ActButton>
        <ActButton
          label="Next transition"
          title={nextTransitionAt === null ? 'No transition depends on time alone.' : 'Advance to the next transition'}
          isOff={act.isBusy || nextTransitionAt === null}
          onClick={() => act.run(TO_NEXT, (control) => control.advanceToNextTransition())}
        >
          Next
        </ActButton>
      </div>
      <p class="clock-done" role="status">
        {clock.done.value}
      </p>
      <Problem text={act.problem} />
    </>
  )
}

/** What an advance to the next transition is called. */
export const TO_NEXT = 'Advanced to the next transition'
