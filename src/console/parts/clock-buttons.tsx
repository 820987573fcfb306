import { live } from '../live/live.js'
import { ActButton } from './act-button.js'
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
        {mode === 'frozen' ? (
          <ActButton isOff={act.isBusy} onClick={() => act.run('The clock runs', (control) => control.run())}>
            Run
          </ActButton>
        ) : (
          <ActButton isOff={act.isBusy} onClick={() => act.run('The clock is frozen', (control) => control.freeze())}>
            Freeze
          </ActButton>
        )}
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
      {act.problem && (
        <p class="problem" role="alert">
          {act.problem}
        </p>
      )}
    </>
  )
}

/** What an advance to the next transition is called. */
export const TO_NEXT = 'Advanced to the next transition'
