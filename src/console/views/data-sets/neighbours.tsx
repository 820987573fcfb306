import type { DataGrant, EventAction } from '../../../client/index.js'
import { Instant } from '../../parts/instant.js'
import { ScrollTable } from '../../parts/scroll-table.js'

/** The event actions on a data set: where each new revision is exported to. */
export function Actions({ actions }: { readonly actions: readonly EventAction[] }) {
  return (
    <section aria-labelledby="actions-heading" class="part">
      <h3 id="actions-heading">Event actions</h3>
      <ScrollTable label="Table of event actions" columns={['Id', 'Bucket', 'Key pattern', 'Updated']}>
        {actions.map(({ Id, Action, UpdatedAt }) => {
          const { Bucket, KeyPattern } = Action.ExportRevisionToS3?.RevisionDestination ?? {}
          return (
            <tr key={Id}>
              <th scope="row" class="id">
                {Id}
              </th>
              <td>{Bucket}</td>
              <td class="id">{KeyPattern}</td>
              <td>
                <Instant iso={UpdatedAt} />
              </td>
            </tr>
          )
        })}
      </ScrollTable>
    </section>
  )
}

/** The data grants of a data set, or the one that it is the copy for. */
export function Grants({ grants }: { readonly grants: readonly DataGrant[] }) {
  return (
    <section aria-labelledby="grants-heading" class="part">
      <h3 id="grants-heading">Data grants</h3>
      <ScrollTable label="Table of data grants" columns={['Name', 'Id', 'State', 'Receiver', 'Accepted', 'Ends']}>
        {grants.map(({ Id, Name, AcceptanceState, ReceiverPrincipal, AcceptedAt, EndsAt }) => (
          <tr key={Id}>
            <th scope="row">{Name}</th>
            <td class="id">{Id}</td>
            <td>
              <span class={`badge ${AcceptanceState === 'ACCEPTED' ? 'good' : 'warn'}`}>{AcceptanceState}</span>
            </td>
            <td class="id">{ReceiverPrincipal}</td>
            <td>
              <Instant iso={AcceptedAt} />
            </td>
            <td>
              <Instant iso={EndsAt} />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  )
}
