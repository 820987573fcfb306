import type { AssetView, RevisionView } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { JsonBlock } from '../../parts/json-block.js'
import { AssetTable } from './asset-table.js'
import { Facts, Id, tagsFact } from './facts.js'
import { RevisionState } from './revision-table.js'
import { wireRevision } from './wire.js'

interface Props {
  readonly revision: RevisionView
  readonly contents: ReadonlyMap<string, AssetView>
}

/** A revision in full, with its assets. */
export function RevisionDetail({ revision, contents }: Props) {
  const { assets } = revision
  return (
    <>
      <Facts
        facts={[
          ['State', <RevisionState revision={revision} />],
          ['Comment', revision.Comment],
          ['ARN', <Id>{revision.Arn}</Id>],
          ['Source', revision.SourceId && <Id>{revision.SourceId}</Id>],
          ['Revoked', revision.RevokedAt && <Instant iso={revision.RevokedAt} />],
          ['Why it was revoked', revision.RevocationComment],
          ['Created', <Instant iso={revision.CreatedAt} />],
          ['Updated', <Instant iso={revision.UpdatedAt} />],
          tagsFact(revision.Tags)
        ]}
      />
      <section aria-labelledby="assets-heading" class="part">
        <h3 id="assets-heading">
          Assets <span class="quiet">{countText(assets.length)}</span>
        </h3>
        {assets.length === 0 ? (
          <p class="quiet">No assets yet. An import job makes them when it completes.</p>
        ) : (
          <AssetTable assets={assets} contents={contents} />
        )}
      </section>
      <section aria-labelledby="json-heading" class="part">
        <h3 id="json-heading">As GetRevision returns it</h3>
        <JsonBlock value={wireRevision(revision)} of={`revision ${revision.Id}`} />
      </section>
    </>
  )
}
