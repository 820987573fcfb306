import { countText } from '../../parts/format.js'
import type { Finding, Item } from './findings.js'

/** One item of the checklist: whether it holds, and if not, what was found. */
export function CheckItem({ item: { title, meaning, total, first } }: { readonly item: Item }) {
  const more = total - first.length
  return (
    <li class="panel">
      <h3>
        <span class={`badge ${total === 0 ? 'good' : 'bad'}`}>{total === 0 ? '✓ ok' : `✗ ${countText(total)}`}</span>{' '}
        {title}
      </h3>
      <p class={total === 0 ? 'quiet' : undefined}>{meaning}</p>
      {total > 0 && (
        <ul>
          {first.map((finding, index) => (
            <li key={`${index} ${finding.name}`}>
              <FindingLine finding={finding} />
            </li>
          ))}
          {more > 0 && <li class="quiet">and {countText(more)} more</li>}
        </ul>
      )}
    </li>
  )
}

function FindingLine({ finding: { name, href, why } }: { readonly finding: Finding }) {
  return (
    <>
      {href === undefined ? (
        <code>{name}</code>
      ) : (
        <a class="id" href={href}>
          {name}
        </a>
      )}
      {why !== undefined && <span class="quiet"> {why}</span>}
    </>
  )
}
