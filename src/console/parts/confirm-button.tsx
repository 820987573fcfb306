import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { Problem } from './problem.js'
import { useAction } from './use-action.js'

interface Props {
  /** What the button says. */
  readonly children: ComponentChildren
  /** What screen readers call the button, if that is more than what it says. It contains what it says. */
  readonly label?: string
  /** What is asked before anything is done. */
  readonly question: ComponentChildren
  /** What the button says that does it. */
  readonly confirm: string
  /** Whether there is nothing to do. The button keeps the focus while it is off. */
  readonly isOff?: boolean
  readonly onConfirm: () => Promise<void>
}

/** A button that asks once before it does what cannot be undone, and says there what went wrong. */
export function ConfirmButton({ children, label, question, confirm, isOff = false, onConfirm }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = () => dialog.current?.close()
  const act = useAction(async () => {
    await onConfirm()
    close()
  })
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-disabled={isOff}
        onClick={() => isOff || dialog.current?.showModal()}
      >
        {children}
      </button>
      <dialog ref={dialog} class="question" aria-labelledby={id} onKeyDown={keepEscape}>
        <p id={id}>{question}</p>
        <Problem text={act.problem} />
        <div class="acts">
          <button type="button" class="danger" disabled={act.isBusy} onClick={() => act.run()}>
            {confirm}
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </dialog>
    </>
  )
}

/** What is below the dialog, which Escape closes too, stays. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation()
}
