import type { ComponentChildren } from 'preact'

interface Props {
  readonly onClick: () => void
  /** Whether what the button does is being done, or can't be. */
  readonly isOff: boolean
  readonly children: ComponentChildren
  /** What screen readers call it, if that is more than what it says. It contains what it says. */
  readonly label?: string | undefined
  readonly title?: string | undefined
  readonly isPrimary?: boolean
}

/** A button that keeps the focus while it is off, so that it can be pressed again and again by the keyboard. */
export function ActButton({ onClick, isOff, children, label, title, isPrimary = false }: Props) {
  return (
    <button
      type="button"
      class={isPrimary ? 'primary' : undefined}
      aria-disabled={isOff}
      aria-label={label}
      title={title}
      onClick={isOff ? undefined : onClick}
    >
      {children}
    </button>
  )
}
