import type { ComponentChildren } from 'preact'
import type { VirtualRows } from './use-virtual-rows.js'

interface Props {
  readonly virtual: VirtualRows
  /** What the table holds, for screen readers. */
  readonly label: string
  readonly children: ComponentChildren
}

/** The frame in which a table with virtual rows scrolls. The rows that are not in the page leave their space. */
export function TableFrame({ virtual: { scroller, before, after }, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section class="table-frame" ref={scroller} tabIndex={0} aria-label={label}>
      <div style={{ paddingTop: `${before}px`, paddingBottom: `${after}px` }}>{children}</div>
    </section>
  )
}
