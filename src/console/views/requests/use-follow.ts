import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { VirtualRows } from '../../parts/use-virtual-rows.js'

/** How far from its end a list still counts as scrolled to it, in pixels. */
const NEAR = 4

interface Options {
  /** The keys of all rows, which stay what they are while other rows come and go. */
  readonly keys: readonly string[]
  /** The height of a row in pixels. */
  readonly height: number
}

/** How a growing list is looked at. */
export interface Follow {
  /** The rows, whose scroller is watched. */
  readonly rows: VirtualRows
  readonly isFollowing: boolean
  readonly follow: () => void
  readonly pause: () => void
  /** Brings a row into view. */
  readonly show: (index: number) => void
}

/**
 * Keeps the end of a growing list in view until it is scrolled up, and then the rows that are in view, however many
 * others are removed before them.
 */
export function useFollow(rows: VirtualRows, { keys, height }: Options): Follow {
  const [isFollowing, setFollowing] = useState(true)
  const element = useRef<HTMLElement | null>(null)
  const latest = useRef({ keys, isFollowing })
  latest.current = { keys, isFollowing }
  /** The row at the top, and how far it is scrolled out, in pixels. */
  const anchor = useRef<{ key: string | undefined; offset: number }>({ key: undefined, offset: 0 })
  /** How far the list was scrolled last to follow its end. */
  const followedTo = useRef(0)

  const note = ({ scrollTop }: HTMLElement) => {
    const index = Math.floor(scrollTop / height)
    anchor.current = { key: latest.current.keys[index], offset: scrollTop - index * height }
  }
  const onScroll = (event: Event) => {
    const scrolled = event.currentTarget as HTMLElement
    note(scrolled)
    setFollowing(isAtEnd(scrolled))
  }
  const pause = () => {
    if (element.current !== null) note(element.current)
    setFollowing(false)
  }

  useLayoutEffect(() => {
    const scrolled = element.current
    if (scrolled === null) return
    if (isFollowing) {
      // It was scrolled up since, and the event that tells so is still to come.
      if (scrolled.scrollTop < followedTo.current && !isAtEnd(scrolled)) return
      scrolled.scrollTop = scrolled.scrollHeight
      followedTo.current = scrolled.scrollTop
      return
    }
    const { key, offset } = anchor.current
    if (key === undefined || keys[Math.floor(scrolled.scrollTop / height)] === key) return
    const index = keys.indexOf(key)
    if (index >= 0) scrolled.scrollTop = index * height + offset
  })

  return {
    rows: {
      ...rows,
      scroller: (found) => {
        rows.scroller(found)
        if (found === null || found === element.current) return
        element.current = found
        found.addEventListener('scroll', onScroll)
      }
    },
    isFollowing,
    follow: () => {
      followedTo.current = 0
      setFollowing(true)
    },
    pause,
    show: (index) => {
      const scrolled = element.current
      if (scrolled === null) return
      // The head of the table is above the first row, and stays in view.
      const end = (index + 2) * height
      const isInView = index * height >= scrolled.scrollTop && end <= scrolled.scrollTop + scrolled.clientHeight
      if (!isInView) scrolled.scrollTop = end - scrolled.clientHeight / 2
      pause()
    }
  }
}

function isAtEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight >= scrollHeight - NEAR
}
