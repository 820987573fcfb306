import type { AssetView, RevisionView } from '../../../client/index.js'
import { Instant } from '../../parts/instant.js'
import { JsonBlock } from '../../parts/json-block.js'
import { hrefOf } from '../../route.js'
import { contentText, sizeText } from './asset-text.js'
import { Facts, Id, tagsFact } from './facts.js'

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
          ['Size', sizeText(wire)],
          ['Content', wire.AssetType === 'S3_SNAPSHOT' ? contentText(content) : undefined],
          ['Imported by', importedBy && <a href={hrefOf({ view: 'jobs', ids: [importedBy] })}>{importedBy}</a>],
          ['Created', <Instant iso={wire.CreatedAt} />],
          ['Updated', <Instant iso={wire.UpdatedAt} />],
          tagsFact(wire.Tags)
        ]}
      />
      {responses !== undefined && (
        <section aria-labelledby="responses-heading" class="part">
          <h3 id="responses-heading">Responses of the API</h3>
          <JsonBlock value={responses} of="the responses" />
        </section>
      )}
      <section aria-labelledby="json-heading" class="part">
        <h3 id="json-heading">As GetAsset returns it</h3>
        <JsonBlock value={wire} of={`asset ${wire.Id}`} />
      </section>
    </>
  )
}
