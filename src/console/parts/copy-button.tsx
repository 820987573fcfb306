import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'

interface Props {
  /** The element whose text is copied. */
  readonly source: RefObject<HTMLElement | null>
}

/** Copies a text. Where the browser does not allow that, which is so at names without TLS, the text is selected. */
export function CopyButton({ source }: Props) {
  const [told, tell] = useState('')
  const copy = async () => {
    const element = source.current
    if (element === null) return
    try {
      await navigator.clipboard.writeText(element.textContent ?? '')
      tell('Copied.')
    } catch {
      getSelection()?.selectAllChildren(element)
      tell('Selected: copy it with the keyboard.')
    }
  }
  return (
    <span class="copying">
      <span class="quiet" role="status">
        {told}
      </span>
      <button type="button" onClick={copy}>
        Copy
      </button>
    </span>
  )
}
