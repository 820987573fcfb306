import { useEffect, useMemo, useRef } from 'preact/hooks'
import { live } from '../../live/live.js'
import { JsonBlock } from '../../parts/json-block.js'
import { messageOf } from '../../parts/message-of.js'
import { Part } from '../../parts/part.js'
import { Problem } from '../../parts/problem.js'
import { StateBadge } from '../../parts/state-badge.js'
import { useAction } from '../../parts/use-action.js'
import { useEvery } from '../../parts/use-every.js'
import { useStore } from '../../parts/use-store.js'
import { go, hrefOf } from '../../route.js'
import { JobActions } from './job-actions.js'
import { JobErrors } from './job-errors.js'
import { JobFacts } from './job-facts.js'
import { JobPlan } from './job-plan.js'
import { JobPolls } from './job-polls.js'
import { JobProducts } from './job-products.js'
import { JobRequests } from './job-requests.js'

/** How often open requests and the pattern of polls are read anew, in milliseconds. */
const LOOK_MS = 1000

/** A job in full: what it is, what becomes of it, who asked for it, and what can be done with it. */
export function JobDetail({ jobId }: { readonly jobId: string }) {
  const { feed } = live.value
  const store = useStore(({ openJob }) => openJob)
  const opening = useAction((id: string) => store.open(id, feed.client))
  useEffect(() => {
    void opening.run(jobId)
    return () => void store.open(undefined, feed.client)
  }, [store, jobId])
  useEvery(LOOK_MS, () => store.lookAgain(feed.client))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const view = store.view.value
  const unknown = store.unknown.value
  const list = store.requests.value
  const requests = useMemo(() => <JobRequests requests={list} />, [list])
  return (
    <article class="panel detail job-detail" aria-labelledby="job-heading" onKeyDown={closeOnEscape}>
      <div class="split-head">
        <h3 id="job-heading" class="id" tabIndex={-1} ref={heading}>
          {jobId}
        </h3>
        <a href={hrefOf({ view: 'jobs' })}>Close</a>
      </div>
      <Problem text={opening.problem} />
      {unknown !== undefined ? (
        <div class="empty">
          <p>{view === undefined ? 'This sandbox has no such job.' : 'This job no longer exists.'}</p>
          <p class="quiet">{messageOf(unknown)}</p>
          <p>
            <a href={hrefOf({ view: 'jobs' })}>Show all jobs</a> or{' '}
            <a href={hrefOf({ view: 'sandboxes' })}>look in another sandbox</a>.
          </p>
        </div>
      ) : view === undefined ? (
        opening.problem === '' && <p class="quiet">Loading …</p>
      ) : (
        <>
          <p class="acts">
            <StateBadge state={view.job.State} /> <span>{view.job.Type}</span>
          </p>
          <JobActions view={view} />
          <JobPlan view={view} />
          <JobErrors view={view} />
          <JobFacts view={view} />
          <JobProducts view={view} />
        </>
      )}
      <JobPolls polls={store.polls.value} />
      {requests}
      {unknown === undefined && view !== undefined && (
        <Part title="Response of GetJob" level={4}>
          <JsonBlock value={view.job} of="the job" />
        </Part>
      )}
    </article>
  )
}

function closeOnEscape({ key }: KeyboardEvent): void {
  if (key === 'Escape') go({ view: 'jobs' })
}
