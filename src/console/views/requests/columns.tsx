import type { Mode } from './choices.js'

/**
 * The columns and what their cells are called in style sheets. Those of the responses and attempts differ between the
 * modes.
 */
const COLUMNS: readonly (readonly [name: string, calls: string, requests: string])[] = [
  ['at', 'Sandbox time', 'Sandbox time'],
  ['operation', 'Operation', 'Operation'],
  ['about', 'Job or data set', 'Job or data set'],
  ['responses', 'Responses', 'Response'],
  ['faults', 'Faults', 'Faults'],
  ['duration', 'Duration', 'Duration'],
  ['ended', 'Ended', 'Attempt'],
  ['waits', 'Waits', 'Retry-After'],
  ['states', 'Job state', 'Job state'],
  ['poll', 'Poll', 'Poll'],
  ['since', 'Since last poll', 'Since last poll'],
  ['sdk', 'SDK', 'SDK']
]

/**
 * The head of the table. Columns keep their widths whatever rows are in view, and the last ones hide where they don't
 * fit.
 */
export function Columns({ mode }: { readonly mode: Mode }) {
  return (
    <thead>
      <tr>
        {COLUMNS.map(([name, ofCalls, ofRequests]) => (
          <th key={name} scope="col" class={`col-${name}`}>
            {mode === 'calls' ? ofCalls : ofRequests}
          </th>
        ))}
      </tr>
    </thead>
  )
}
