import { useState } from 'preact/hooks'
import { live } from '../../live/live.js'
import { useEvery } from '../../parts/use-every.js'

/** How often the server is asked for open requests while they are shown, in milliseconds. */
const ASK_MS = 1000

/**
 * Asks for requests that are open: events tell only when a request has ended. Returns what went wrong last, undefined
 * once all is well again.
 */
export function useAsking(): unknown {
  const { feed, requests } = live.value
  const [problem, setProblem] = useState<unknown>(undefined)
  useEvery(ASK_MS, async () => {
    if (!requests.isLoaded.value) return
    try {
      await requests.ask(feed.client)
      setProblem(undefined)
    } catch (error) {
      setProblem(error)
      throw error
    }
  })
  // What is wrong with the feed is told at the head of the page.
  return feed.state.value === 'live' ? problem : undefined
}
