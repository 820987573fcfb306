import { useEffect, useState } from 'preact/hooks'
import { live } from '../../live/live.js'
import { noteRefusal } from '../../session.js'

/** How often the server is asked for open requests while they are shown, in milliseconds. */
const ASK_MS = 1000

/**
 * Asks for requests that are open as long as the page is seen: events tell only when a request has ended. Returns what went
 * wrong last, undefined once all is well again.
 */
export function useAsking(): unknown {
  const { feed, requests } = live.value
  const [problem, setProblem] = useState<unknown>(undefined)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async () => {
      // A sandbox that was dropped would be created again. What is wrong with the feed is told at the head of the page.
      const isLive = feed.state.value === 'live'
      if (!isLive) setProblem(undefined)
      else if (!document.hidden && requests.isLoaded.value) {
        await requests.ask(feed.client).then(
          () => setProblem(undefined),
          (error) => {
            noteRefusal(error)
            setProblem(error)
          }
        )
      }
      if (!isOver) timer = setTimeout(ask, ASK_MS)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [feed, requests])
  return problem
}
