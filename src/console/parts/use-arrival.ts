import { useEffect, useRef } from 'preact/hooks'
import { route } from '../route.js'
import { VIEW_NAMES } from './view-names.js'

/**
 * Makes the title of the page that of the view, brings the view's entry in the navigation into sight, and moves the
 * focus to the view's heading when another view is opened.
 */
export function useArrival(): void {
  const { view, sandbox } = route.value
  const last = useRef(view)
  useEffect(() => {
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
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
