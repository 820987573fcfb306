import { transitionCount } from '../../live/clock-store.js'
import { live } from '../../live/live.js'
import { Instant } from '../../parts/instant.js'
import { StateBadge } from '../../parts/state-badge.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import { hrefOf } from '../../route.js'

/** The transitions that the last advance from this page caused. */
export function LastAdvance() {
  const { value } = live.value.clock.advance
  if (value === undefined) return null
  const { what, advanced } = value
  const { total, dropped } = advanced.meta
  return (
    <section aria-labelledby="advance-heading">
      <h3 id="advance-heading">
        {what}: {transitionCount(total)}
      </h3>
      {dropped > 0 && <p class="quiet">The first {advanced.transitions.length} are listed.</p>}
      {total > 0 && <Transitions transitions={advanced.transitions} />}
    </section>
  )
}

type Transitions = NonNullable<typeof live.value.clock.advance.value>['advanced']['transitions']

function Transitions({ transitions }: { readonly transitions: Transitions }) {
  const rows = useVirtualRows(transitions.length)
  return (
    <VirtualTable rows={rows} label="Table of the transitions that this caused">
      <table aria-rowcount={transitions.length + 1}>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Job</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {rows.indexes.map((index) => {
            const transition = transitions[index]
            if (transition === undefined) return null
            const { jobId, from, to, at } = transition
            return (
              <tr key={index} aria-rowindex={index + 2}>
                <td>
                  <Instant iso={at} />
                </td>
                <td class="id">
                  <a href={hrefOf({ view: 'jobs', ids: [jobId] })}>{jobId}</a>
                </td>
                <td>
                  <StateBadge state={from} />
                </td>
                <td>
                  <StateBadge state={to} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </VirtualTable>
  )
}
