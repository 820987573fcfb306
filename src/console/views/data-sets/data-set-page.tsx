import { useEffect } from 'preact/hooks'
import { live } from '../../live/live.js'
import { messageOf } from '../../parts/message-of.js'
import { Problem } from '../../parts/problem.js'
import { useEvery } from '../../parts/use-every.js'
import { useStore } from '../../parts/use-store.js'
import { route } from '../../route.js'
import { noteRefusal } from '../../session.js'
import { AssetDetail } from './asset-detail.js'
import { CATCH_UP_MS } from './catch-up.js'
import { type Crumb, Crumbs } from './crumbs.js'
import { DataSetDetail } from './data-set-detail.js'
import { RevisionDetail } from './revision-detail.js'

/** A data set in full, or a revision of it, or an asset of that, with the way back. */
export function DataSetPage({ dataSetId }: { readonly dataSetId: string }) {
  const store = useStore(({ openDataSet }) => openDataSet)
  const { client } = live.value.feed
  useEffect(() => {
    void store.open(dataSetId, client).catch(noteRefusal)
    return () => void store.open(undefined, client)
  }, [store, dataSetId, client])
  useEvery(CATCH_UP_MS, () => store.catchUp(client))
  const [, revisionId, assetId] = route.value.ids
  const view = store.view.value
  const unknown = store.unknown.value
  const revision = view?.revisions.find(({ Id }) => Id === revisionId)
  const asset = revision?.assets.find(({ Id }) => Id === assetId)
  const crumbs: Crumb[] = [{ text: view?.Name ?? dataSetId, ids: [dataSetId] }]
  if (revisionId !== undefined) crumbs.push({ text: revisionId, ids: [dataSetId, revisionId] })
  if (revisionId !== undefined && assetId !== undefined) {
    crumbs.push({ text: asset?.Name ?? assetId, ids: [dataSetId, revisionId, assetId] })
  }
  return (
    <section class="page" aria-labelledby="data-set-heading">
      <Crumbs crumbs={crumbs} />
      <h2 id="data-set-heading">{crumbs.at(-1)?.text}</h2>
      {unknown !== undefined && <Problem text={messageOf(unknown)} />}
      {view === undefined ? (
        unknown === undefined && <p class="quiet">Loading …</p>
      ) : revisionId === undefined ? (
        <DataSetDetail view={view} />
      ) : revision === undefined ? (
        <Gone what="revision" id={revisionId} />
      ) : assetId === undefined ? (
        <RevisionDetail revision={revision} contents={store.contents.value} />
      ) : asset === undefined ? (
        <Gone what="asset" id={assetId} />
      ) : (
        <AssetDetail asset={asset} content={store.contents.value.get(asset.Id)} />
      )}
    </section>
  )
}

function Gone({ what, id }: { readonly what: string; readonly id: string }) {
  return <Problem text={`There is no ${what} ${id} here: it was deleted, or never existed.`} />
}
