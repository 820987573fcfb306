import type { JobView } from '../../../client/index.js'
import { countText, sizeText } from '../../parts/format.js'
import { Id } from '../../parts/id.js'
import { Part } from '../../parts/part.js'
import { hrefOf } from '../../route.js'
import { idsOf, resourcesOf } from './job-resources.js'

/** The most assets and objects that are listed. */
const MOST_SHOWN = 50

/** What a job made: assets in a revision, or objects in S3. */
export function JobProducts({ view }: { readonly view: JobView }) {
  const { imported, exported } = view
  if (imported.length === 0 && exported.length === 0) return null
  const ids = idsOf(resourcesOf(view))
  return (
    <Part title={imported.length > 0 ? 'Imported assets' : 'Exported objects'} level={4}>
      {ids.length > 0 && (
        <p>
          <a href={hrefOf({ view: 'data-sets', ids })}>
            {imported.length > 0 ? 'Open the revision that they are in' : 'Open what they were exported from'}
          </a>
        </p>
      )}
      <ul class="products">
        {imported.slice(0, MOST_SHOWN).map(({ assetId, name, bytes }) => (
          <li key={assetId}>
            <Product name={name} bytes={bytes} assetId={assetId} />
          </li>
        ))}
        {exported.slice(0, MOST_SHOWN).map(({ bucket, key, bytes, assetId }) => (
          <li key={`${bucket}/${key}`}>
            <Product name={`s3://${bucket}/${key}`} bytes={bytes} assetId={assetId} />
          </li>
        ))}
      </ul>
      <More count={imported.length + exported.length - MOST_SHOWN} />
    </Part>
  )
}

interface ProductProps {
  readonly name: string
  readonly bytes: number
  readonly assetId: string
}

function Product({ name, bytes, assetId }: ProductProps) {
  return (
    <>
      <Id>{name}</Id> <span class="quiet">{sizeText(bytes)}</span> <span class="id quiet">{assetId}</span>
    </>
  )
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <p class="quiet">and {countText(count)} more</p> : null
}
