import { useEffect } from 'preact/hooks'
import type { Store } from '../live/feed.js'
import { type Live, live } from '../live/live.js'

/** Returns a store of the sandbox that is shown, which is kept up to date from now on. */
export function useStore<S extends Store>(storeOf: (live: Live) => S): S {
  const shown = live.value
  const store = storeOf(shown)
  useEffect(() => shown.feed.use(store), [shown, store])
  return store
}
