import type { JobView } from '../../../client/index.js'
import { countText, sizeText } from '../../parts/format.js'
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
    <section aria-labelledby="job-products">
      <h4 id="job-products">{imported.length > 0 ? 'Imported assets' : 'Exported objects'}</h4>
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
            <span class="id">{name}</span> <span class="quiet">{sizeText(bytes)}</span>{' '}
            <span class="id quiet">{assetId}</span>
          </li>
        ))}
        {exported.slice(0, MOST_SHOWN).map(({ bucket, key, bytes, assetId }) => (
          <li key={`${bucket}/${key}`}>
            <span class="id">{`s3://${bucket}/${key}`}</span> <span class="quiet">{sizeText(bytes)}</span>{' '}
            <span class="id quiet">{assetId}</span>
          </li>
        ))}
      </ul>
      <More count={imported.length + exported.length - MOST_SHOWN} />
    </section>
  )
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <p class="quiet">and {countText(count)} more</p> : null
}
