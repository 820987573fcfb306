import type { ComponentChildren } from 'preact'

/** What is known of something: names, and what there is to say. Those of which there is nothing are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value === undefined || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )
      )}
    </dl>
  )
}

/** An id or an ARN. */
export function Id({ children }: { readonly children: string }) {
  return <span class="id">{children}</span>
}

/** Returns the fact that tags are. */
export function tagsFact(tags: Readonly<Record<string, string>> | undefined): readonly [string, ComponentChildren] {
  const entries = Object.entries(tags ?? {})
  return [
    'Tags',
    entries.length === 0 ? undefined : (
      <ul class="tags">
        {entries.map(([key, value]) => (
          <li key={key} class="id">
            {key}={value}
          </li>
        ))}
      </ul>
    )
  ]
}
