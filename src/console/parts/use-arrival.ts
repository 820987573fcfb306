import { useEffect, useRef } from 'preact/hooks'
import { route } from '../route.js'
import { VIEW_NAMES } from './view-names.js'

/**
 * Makes the title of the page that of the view, and moves the focus to the view's heading when another view is opened: a
 * page that is loaded does both by itself.
 */
export function useArrival(): void {
  const { view, sandbox } = route.value
  const last = useRef(view)
  useEffect(() => {
    document.title = `${VIEW_NAMES[view]} · ${sandbox} · dataexchange-local`
  }, [view, sandbox])
  useEffect(() => {
    if (last.current === view) return
    last.current = view
    focusHeading()
  }, [view])
}

/** Moves the focus to the heading of what is shown. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h2') ?? document.querySelector<HTMLElement>('main')
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus()
}
