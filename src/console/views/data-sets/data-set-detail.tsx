import type { DataSetView } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { JsonBlock } from '../../parts/json-block.js'
import { Facts, Id, tagsFact } from './facts.js'
import { Actions, Grants } from './neighbours.js'
import { RevisionTable } from './revision-table.js'
import { wireDataSet } from './wire.js'

/** A data set in full: what it is, its revisions, and what is on it and of it. */
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
      <section aria-labelledby="revisions-heading" class="part">
        <h3 id="revisions-heading">
          Revisions <span class="quiet">{countText(revisions.length)}</span>
        </h3>
        {revisions.length === 0 ? (
          <p class="quiet">No revisions yet. CreateRevision adds one.</p>
        ) : (
          <RevisionTable revisions={revisions} />
        )}
      </section>
      {eventActions.length > 0 && <Actions actions={eventActions} />}
      {dataGrants.length > 0 && <Grants grants={dataGrants} />}
      <section aria-labelledby="json-heading" class="part">
        <h3 id="json-heading">As GetDataSet returns it</h3>
        <JsonBlock value={wireDataSet(view)} of={`data set ${view.Id}`} />
      </section>
    </>
  )
}
