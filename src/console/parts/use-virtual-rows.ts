import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** The height of a row of a table in pixels, as tables.css has it. */
export const ROW_HEIGHT = 36

/** The rows of a long table that are in view, and the space that the others take, in pixels. */
export interface VirtualRows {
  readonly indexes: readonly number[]
  readonly before: number
  readonly after: number
  /** For the element that scrolls. */
  readonly scroller: (element: HTMLElement | null) => void
  readonly scrollTo: (index: number) => void
}

/** Keeps only the rows of a table in the page that are in view, so that ten thousand rows scroll as ten do. */
export function useVirtualRows(count: number): VirtualRows {
  const element = useRef<HTMLElement | null>(null)
  const [, redraw] = useState(0)
  const options = {
    count,
    overscan: 10,
    estimateSize: () => ROW_HEIGHT,
    getScrollElement: () => element.current,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw((times) => times + 1)
  }
  const [rows] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options))
  rows.setOptions(options)
  useEffect(() => rows._didMount(), [rows])
  useLayoutEffect(() => rows._willUpdate())
  const items = rows.getVirtualItems()
  return {
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: rows.getTotalSize() - (items.at(-1)?.end ?? 0),
    scroller: (found) => {
      element.current = found
    },
    scrollTo: (index) => rows.scrollToIndex(index)
  }
}
