import { useEffect } from 'preact/hooks'
import type { Store } from '../live/feed.js'
import { live } from '../live/live.js'

/** How often it is looked whether a store is due, in milliseconds. */
const LOOK_MS = 500

/** A store that tells when it should be read again. */
interface AgeingStore extends Store {
  isDue(): boolean
}

/** Reads a store again whenever it is due while the page is visible, for what no event tells. */
export function useRefresh(store: AgeingStore): void {
  const { feed } = live.value
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden && store.isDue()) feed.refresh(store)
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [feed, store])
}
