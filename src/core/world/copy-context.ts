import type { AssetStore } from '../assets/asset-store.js'
import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { CopyContext } from '../data-sets/entitled-copies.js'
import { freeId, type Random } from '../random.js'
import type { Clock } from '../time/clock.js'

/** The parts of a world in which copies are made. */
interface CopyingWorld {
  readonly clock: Clock
  readonly random: Random
  readonly assets: AssetStore
  readonly dataSets: DataSetStore
}

/** Returns what makes entitled copies in a world, now. */
export function copyContext({ clock, random, assets, dataSets }: CopyingWorld): CopyContext {
  const isTaken = {
    'data set': (id: string) => dataSets.dataSet(id) !== undefined,
    revision: (id: string) => dataSets.hasRevisionId(id),
    asset: (id: string) => dataSets.hasAssetId(id) || assets.get(id) !== undefined
  }
  return {
    dataSets,
    now: clock.now(),
    freshId: (kind) => freeId(random, isTaken[kind]),
    nextSerial: () => dataSets.nextSerial,
    copyContent(assetId, from) {
      const content = assets.get(from)?.content
      if (content !== undefined) assets.put(assetId, { content })
    }
  }
}
