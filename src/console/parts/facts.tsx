import type { ComponentChildren } from 'preact'

/** A name, and what there is to say of it. If there is nothing, it is left out. */
export type Fact = readonly [name: string, value: ComponentChildren]

interface Props {
  readonly facts: readonly Fact[]
  /** `facts`: each value below its name, in columns. `fields`: each beside its name. */
  readonly class?: 'facts' | 'fields'
}

/** What is known of something. */
export function Facts({ facts, class: className = 'facts' }: Props) {
  return (
    <dl class={className}>
      {facts.map(([name, value]) =>
        value == null || value === false || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )
      )}
    </dl>
  )
}
