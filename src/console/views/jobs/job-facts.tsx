import type { JobView } from '../../../client/index.js'
import { Facts } from '../../parts/facts.js'
import { Instant } from '../../parts/instant.js'
import { Part } from '../../parts/part.js'
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
    <Part title="Details" level={4}>
      <Facts
        class="fields"
        facts={[
          ['Created', <Instant iso={job.CreatedAt} />],
          ['Updated', <Instant iso={job.UpdatedAt} />],
          ['Outcome', outcome && <a href={hrefOf({ view: 'faults', ids: ['outcome', outcome] })}>{outcome}</a>],
          ...members
            .slice(0, MOST_MEMBERS)
            .map((member) => [member.path, <Value key={member.path} member={member} view={view} />] as const)
        ]}
      />
      {members.length > MOST_MEMBERS && (
        <p class="quiet">and {members.length - MOST_MEMBERS} more, in the JSON below</p>
      )}
    </Part>
  )
}

/** A value, which leads to the data set or the revision that it names. */
function Value({ member: { name, path, text }, view }: { readonly member: Member; readonly view: JobView }) {
  const { dataSetId } = resourcesOf(view)
  const ids =
    path === 'DataSetId'
      ? [text]
      : name === 'RevisionId' && dataSetId !== undefined && idsOf({ dataSetId, revisionId: text })
  return <span class="id">{ids ? <a href={hrefOf({ view: 'data-sets', ids })}>{text}</a> : text}</span>
}
