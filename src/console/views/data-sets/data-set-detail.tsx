import type { DataSetView } from '../../../client/index.js'
import { Facts } from '../../parts/facts.js'
import { Id } from '../../parts/id.js'
import { Instant } from '../../parts/instant.js'
import { JsonBlock } from '../../parts/json-block.js'
import { Part } from '../../parts/part.js'
import { DataGrants, EventActions } from './action-and-grant-tables.js'
import { RevisionTable } from './revision-table.js'
import { tagsFact } from './tags-fact.js'
import { wireDataSet } from './wire.js'

/** A data set in full: what it is, its revisions, its event actions and its data grants. */
export function DataSetDetail({ view }: { readonly view: DataSetView }) {
  const { revisions, eventActions = [], dataGrants = [] } = view
  return (
    <>
      <Facts
        facts={[
          ['Id', <Id>{view.Id}</Id>],
          ['ARN', <Id>{view.Arn}</Id>],
          ['Origin', view.Origin],
          ['Asset type', view.AssetType],
          ['Description', view.Description],
          ['Product', view.product?.id],
          ['Created', <Instant iso={view.CreatedAt} />],
          ['Updated', <Instant iso={view.UpdatedAt} />],
          tagsFact(view.Tags)
        ]}
      />
      <Part title="Revisions" count={revisions.length}>
        {revisions.length === 0 ? (
          <p class="quiet">No revisions yet. CreateRevision adds one.</p>
        ) : (
          <RevisionTable revisions={revisions} />
        )}
      </Part>
      <EventActions actions={eventActions} />
      <DataGrants grants={dataGrants} />
      <Part title="Response of GetDataSet">
        <JsonBlock value={wireDataSet(view)} of={`data set ${view.Id}`} />
      </Part>
    </>
  )
}
