import { CopyButton } from './copy-button.js'

interface Props {
  readonly value: unknown
  /** What the JSON is of, for the button that copies it. */
  readonly of: string
}

/** A value as JSON, which can be copied. */
export function JsonBlock({ value, of }: Props) {
  const text = JSON.stringify(value, null, 2)
  return (
    <div class="json-block">
      <CopyButton text={text} label={`Copy JSON of ${of}`}>
        Copy JSON
      </CopyButton>
      <pre class="code">{text}</pre>
    </div>
  )
}
