import { useRef } from 'preact/hooks'
import type { JobView } from '../../../client/index.js'
import { CopyButton } from '../../parts/copy-button.js'

/** A job exactly as GetJob returns it. */
export function JobJson({ view }: { readonly view: JobView }) {
  const text = useRef<HTMLPreElement>(null)
  return (
    <section aria-labelledby="job-json">
      <div class="job-head">
        <h4 id="job-json">Response of GetJob</h4>
        <CopyButton source={text} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section class="code" tabIndex={0} aria-label="JSON of the job">
        <pre ref={text}>{JSON.stringify(view.job, undefined, 2)}</pre>
      </section>
    </section>
  )
}
