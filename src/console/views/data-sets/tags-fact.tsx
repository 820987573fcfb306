import type { Fact } from '../../parts/facts.js'

/** Returns the fact that tags are. */
export function tagsFact(tags: Readonly<Record<string, string>> = {}): Fact {
  const entries = Object.entries(tags)
  if (entries.length === 0) return ['Tags', undefined]
  return [
    'Tags',
    <ul class="tags">
      {entries.map(([key, value]) => (
        <li key={key} class="id">
          {key}={value}
        </li>
      ))}
    </ul>
  ]
}
