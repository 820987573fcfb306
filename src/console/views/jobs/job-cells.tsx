import { Fragment } from 'preact'
import type { LastPoll } from '../../live/job-changes.js'

/** A type that may go over two lines, broken between its words: types differ only at their ends. */
export function JobTypeText({ type }: { readonly type: string }) {
  return (
    <>
      {type.split('_').map((word, index) => (
        <Fragment key={word}>
          {index > 0 && (
            <>
              _<wbr />
            </>
          )}
          {word}
        </Fragment>
      ))}
    </>
  )
}

interface LastPollProps {
  readonly poll: LastPoll | undefined
  /** How often the job was polled. */
  readonly polls: number
}

/** How the last poll of a job went: its status, and the state or the error that it returned. */
export function LastPollText({ poll, polls }: LastPollProps) {
  // The journal may no longer hold it.
  if (poll === undefined) return <span class="quiet">{polls === 0 ? 'none' : 'not known'}</span>
  const { status, state, errorType } = poll
  const text = `${status ?? 'no response'} ${errorType ?? state ?? ''}`.trim()
  return (
    <span class={state === undefined ? 'problem' : undefined} title={text}>
      {text}
    </span>
  )
}
