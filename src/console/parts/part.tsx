import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { countText } from './format.js'

interface Props {
  /** The heading. */
  readonly title: ComponentChildren
  /** How many things the part lists, to be shown with the heading. */
  readonly count?: number
  /** 4 in a panel that has a heading of level 3. */
  readonly level?: 3 | 4
  readonly class?: string
  readonly children: ComponentChildren
}

/** A part of a view, named by its heading. */
export function Part({ title, count, level = 3, class: className = 'part', children }: Props) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id} class={className}>
      <Heading id={id}>
        {title}
        {count !== undefined && <span class="quiet"> {countText(count)}</span>}
      </Heading>
      {children}
    </section>
  )
}
