import type { AssetView, RevisionView } from '../../../client/index.js'
import { Facts } from '../../parts/facts.js'
import { Id } from '../../parts/id.js'
import { Instant } from '../../parts/instant.js'
import { JsonBlock } from '../../parts/json-block.js'
import { Part } from '../../parts/part.js'
import { AssetTable } from './asset-table.js'
import { RevisionState } from './revision-table.js'
import { tagsFact } from './tags-fact.js'
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
          ['Revocation comment', revision.RevocationComment],
          ['Created', <Instant iso={revision.CreatedAt} />],
          ['Updated', <Instant iso={revision.UpdatedAt} />],
          tagsFact(revision.Tags)
        ]}
      />
      <Part title="Assets" count={assets.length}>
        {assets.length === 0 ? (
          <p class="quiet">No assets yet. An import job makes them when it completes.</p>
        ) : (
          <AssetTable assets={assets} contents={contents} />
        )}
      </Part>
      <Part title="Response of GetRevision">
        <JsonBlock value={wireRevision(revision)} of={`revision ${revision.Id}`} />
      </Part>
    </>
  )
}
