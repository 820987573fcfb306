import { Fragment } from 'preact'
import type { JobView } from '../../../client/index.js'
import type { LastPoll } from '../../live/job-changes.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { StateBadge } from '../../parts/state-badge.js'
import { hrefOf } from '../../route.js'
import { PlanLine } from './plan-line.js'

interface Props {
  readonly view: JobView
  readonly lastPoll: LastPoll | undefined
  /** Its position in the table, counted from 0. */
  readonly index: number
  readonly isOpen: boolean
  readonly now: number | undefined
}

/** A job in the table. */
export function JobRow({ view, lastPoll, index, isOpen, now }: Props) {
  const { job, polls, nextTransitionAt } = view
  return (
    <tr aria-rowindex={index + 2} class={isOpen ? 'chosen' : undefined}>
      <td>
        <StateBadge state={job.State} />
      </td>
      <td class="job-type">
        <TypeText type={job.Type} />
      </td>
      <td class="id cut">
        <a href={hrefOf({ view: 'jobs', ids: [job.Id] })} title={job.Id} aria-current={isOpen ? 'true' : undefined}>
          {job.Id}
        </a>
      </td>
      <td>
        <PlanLine view={view} now={now} />
      </td>
      <td class="number">{countText(polls)}</td>
      <td class="cut">
        <LastPollText poll={lastPoll} polls={polls} />
      </td>
      <td>{nextTransitionAt === null ? <span class="quiet">none</span> : <Instant iso={nextTransitionAt} />}</td>
    </tr>
  )
}

/** A type that may go over two lines, broken between its words: types differ only at their ends. */
function TypeText({ type }: { readonly type: string }) {
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

function LastPollText({ poll, polls }: { readonly poll: LastPoll | undefined; readonly polls: number }) {
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
