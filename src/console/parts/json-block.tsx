import { CopyText } from './copy-text.js'

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
      <CopyText text={text} label={`Copy JSON of ${of}`}>
        Copy JSON
      </CopyText>
      <pre class="lines">{text}</pre>
    </div>
  )
}
