import { useState } from 'preact/hooks'

/** The JSON of something, to read, select and copy. */
export function CopyJson({ value }: { readonly value: unknown }) {
  const text = JSON.stringify(value, null, 2)
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      // A page that is neither local nor served with TLS has no clipboard.
      await navigator.clipboard.writeText(text)
      setSaid('Copied.')
    } catch {
      setSaid('The browser does not allow it: select the text below.')
    }
  }
  return (
    <>
      <p class="copy">
        <button type="button" onClick={copy}>
          Copy as JSON
        </button>
        <span role="status">{said}</span>
      </p>
      <details>
        <summary>JSON</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </details>
    </>
  )
}
