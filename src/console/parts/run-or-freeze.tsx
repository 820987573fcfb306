import type { Clock } from '../../client/index.js'
import { ActButton } from './act-button.js'
import type { useClockAct } from './use-clock-act.js'

interface Props {
  readonly mode: Clock['mode']
  readonly act: ReturnType<typeof useClockAct>
}

/** The button that freezes the clock of the sandbox, or lets it run. */
export function RunOrFreeze({ mode, act: { isBusy, run } }: Props) {
  return mode === 'frozen' ? (
    <ActButton isOff={isBusy} onClick={() => run('The clock runs', (control) => control.run())}>
      Run
    </ActButton>
  ) : (
    <ActButton isOff={isBusy} onClick={() => run('The clock is frozen', (control) => control.freeze())}>
      Freeze
    </ActButton>
  )
}
