import { useEffect, useRef } from 'preact/hooks'
import { live } from '../live/live.js'
import { noteRefusal } from '../session.js'

/**
 * Does something now and then, as long as the page is seen and the sandbox can be reached, and never twice at a time.
 * If it fails it is done again the next time: that the server can't be reached is told in the head of the page.
 */
export function useEvery(ms: number, work: () => Promise<unknown>): void {
  const current = useRef(work)
  current.current = work
  useEffect(() => {
    let isBusy = false
    const timer = setInterval(() => {
      if (isBusy || document.hidden || live.value.feed.state.value !== 'live') return
      isBusy = true
      void current
        .current()
        .catch(noteRefusal)
        .finally(() => {
          isBusy = false
        })
    }, ms)
    return () => clearInterval(timer)
  }, [ms])
}
