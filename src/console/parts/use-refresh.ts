import type { Store } from '../live/feed.js'
import { live } from '../live/live.js'
import { useEvery } from './use-every.js'

/** How often it is looked whether a store is due, in milliseconds. */
const LOOK_MS = 500

/** A store that tells when it should be read again. */
interface AgeingStore extends Store {
  isDue(): boolean
}

/** Reads a store again whenever it is due while the page is visible, for what no event tells. */
export function useRefresh(store: AgeingStore): void {
  const { feed } = live.value
  useEvery(LOOK_MS, async () => {
    if (store.isDue()) feed.refresh(store)
  })
}
