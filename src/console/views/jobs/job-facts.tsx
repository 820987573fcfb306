import type { JobView } from '../../../client/index.js'
import { Instant } from '../../parts/instant.js'
import { hrefOf } from '../../route.js'
import { idsOf, resourcesOf } from './job-resources.js'
import { type Member, membersOf } from './members.js'

/** The most members of Details that are listed: the JSON has all. */
const MOST_MEMBERS = 30

/** What a job was created with. */
export function JobFacts({ view }: { readonly view: JobView }) {
  const { job, outcome } = view
  const members = membersOf(Object.values(job.Details)[0] ?? {})
  return (
    <section aria-labelledby="job-details">
      <h4 id="job-details">Details</h4>
      <dl>
        <div>
          <dt>Created</dt>
          <dd>
            <Instant iso={job.CreatedAt} />
          </dd>
        </div>
        <div>
          <dt>Updated</dt>
          <dd>
            <Instant iso={job.UpdatedAt} />
          </dd>
        </div>
        {outcome !== undefined && (
          <div>
            <dt>Outcome</dt>
            <dd>
              <a href={hrefOf({ view: 'faults' })}>{outcome}</a>
            </dd>
          </div>
        )}
        {members.slice(0, MOST_MEMBERS).map((member) => (
          <div key={member.path}>
            <dt>{member.path}</dt>
            <dd class="id">
              <Value member={member} view={view} />
            </dd>
          </div>
        ))}
      </dl>
      {members.length > MOST_MEMBERS && (
        <p class="quiet">and {members.length - MOST_MEMBERS} more, in the JSON below</p>
      )}
    </section>
  )
}

/** A value, which leads to the data set or the revision that it names. */
function Value({ member: { name, path, text }, view }: { readonly member: Member; readonly view: JobView }) {
  const { dataSetId } = resourcesOf(view)
  if (path === 'DataSetId') return <a href={hrefOf({ view: 'data-sets', ids: [text] })}>{text}</a>
  const isRevision = name === 'RevisionId' && dataSetId !== undefined
  if (!isRevision) return <>{text}</>
  return <a href={hrefOf({ view: 'data-sets', ids: idsOf({ dataSetId, revisionId: text }) })}>{text}</a>
}
