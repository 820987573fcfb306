import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'

interface Props {
  readonly text: string
  /** What the button says. */
  readonly children: ComponentChildren
  /** What screen readers call the button, if that is more than what it says. It contains what it says. */
  readonly label?: string
}

/** How long the button says that the text was copied, in milliseconds. */
const TOLD_MS = 2000

/** A button that copies a text. */
export function CopyButton({ text, children, label }: Props) {
  const [told, tell] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const copy = async () => {
    clearTimeout(timer.current)
    tell((await copied(text)) ? 'Copied.' : 'The browser does not allow it: select the text.')
    timer.current = setTimeout(() => tell(''), TOLD_MS)
  }
  return (
    <span class="copying">
      <button type="button" class="small" aria-label={label} onClick={copy}>
        {children}
      </button>
      <span class="quiet" role="status">
        {told}
      </span>
    </span>
  )
}

/** Copies a text. Returns whether the browser allows it. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

/** Without TLS, and elsewhere than on this machine, browsers copy only what is selected. */
function copiedBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  const focused = document.activeElement
  field.value = text
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
