import type { AssetView, RevisionView } from '../../../client/index.js'
import { Facts } from '../../parts/facts.js'
import { Id } from '../../parts/id.js'
import { Instant } from '../../parts/instant.js'
import { JsonBlock } from '../../parts/json-block.js'
import { Part } from '../../parts/part.js'
import { hrefOf } from '../../route.js'
import { assetSizeText, contentText } from './asset-text.js'
import { tagsFact } from './tags-fact.js'

interface Props {
  readonly asset: RevisionView['assets'][number]
  readonly content: AssetView | undefined
}

/** An asset in full, and whether the server holds its content. */
export function AssetDetail({ asset: { responses, ...wire }, content }: Props) {
  const { importedBy } = content ?? {}
  return (
    <>
      <Facts
        facts={[
          ['Id', <Id>{wire.Id}</Id>],
          ['ARN', <Id>{wire.Arn}</Id>],
          ['Type', wire.AssetType],
          ['Size', assetSizeText(wire)],
          ['Content', wire.AssetType === 'S3_SNAPSHOT' ? contentText(content) : undefined],
          ['Imported by', importedBy && <a href={hrefOf({ view: 'jobs', ids: [importedBy] })}>{importedBy}</a>],
          ['Created', <Instant iso={wire.CreatedAt} />],
          ['Updated', <Instant iso={wire.UpdatedAt} />],
          tagsFact(wire.Tags)
        ]}
      />
      {responses !== undefined && (
        <Part title="Responses of the API">
          <JsonBlock value={responses} of="the responses" />
        </Part>
      )}
      <Part title="Response of GetAsset">
        <JsonBlock value={wire} of={`asset ${wire.Id}`} />
      </Part>
    </>
  )
}
