import { live } from '../../live/live.js'
import { Instant } from '../../parts/instant.js'
import { StateBadge } from '../../parts/state-badge.js'
import { useSandboxNow } from '../../parts/use-sandbox-now.js'
import { useStore } from '../../parts/use-store.js'
import { hrefOf } from '../../route.js'
import { type Ahead, agendaOf } from './agenda.js'
import { remainingText } from './remaining-text.js'

/** How many transitions the agenda lists. */
const MOST = 20

/** What will come by time alone. */
export function Agenda() {
  const { list, isLoaded } = useStore(({ jobs }) => jobs)
  const agenda = agendaOf(list.value, MOST)
  return (
    <section aria-labelledby="agenda-heading">
      <h3 id="agenda-heading">What will come</h3>
      {agenda.length === 0 ? (
        <p class="quiet">{isLoaded.value ? 'Nothing: no job of this sandbox changes by time alone.' : 'Loading …'}</p>
      ) : (
        <>
          {agenda.length === MOST && <p class="quiet">The first {MOST}, the next one of each job.</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
          <section class="table-frame" tabIndex={0} aria-label="Table of what will come">
            <table>
              <thead>
                <tr>
                  <th scope="col">In</th>
                  <th scope="col">At</th>
                  <th scope="col">Job</th>
                  <th scope="col">Type</th>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                </tr>
              </thead>
              <tbody>
                {agenda.map((ahead) => (
                  <Row key={ahead.jobId} ahead={ahead} />
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  )
}

function Row({ ahead: { jobId, type, from, to, at } }: { readonly ahead: Ahead }) {
  const now = useSandboxNow(true)
  const { value } = live.value.clock.reading
  return (
    <tr>
      <td>{value && now !== undefined && remainingText(Date.parse(at) - now, value.clock)}</td>
      <td>
        <Instant iso={at} />
      </td>
      <td class="id">
        <a href={hrefOf({ view: 'jobs', ids: [jobId] })}>{jobId}</a>
      </td>
      <td>{type}</td>
      <td>
        <StateBadge state={from} />
      </td>
      <td>{to === undefined ? <span class="quiet">not known</span> : <StateBadge state={to} />}</td>
    </tr>
  )
}
