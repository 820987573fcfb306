import { useEffect, useRef } from 'preact/hooks'
import { Facts } from '../../parts/facts.js'
import { Id } from '../../parts/id.js'
import { JsonBlock } from '../../parts/json-block.js'
import { go, hrefOf } from '../../route.js'
import type { RuleKind, RuleView } from './rule-kind.js'
import { RuleState } from './rule-table.js'

/** A fault or an outcome in full: what it says of itself, and its JSON. */
export function RuleDetail<View extends RuleView>({
  kind,
  view
}: {
  readonly kind: RuleKind<View>
  readonly view: View
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { why } = kind.stateOf(view)
  return (
    <section class="panel rule-detail" aria-labelledby={`${kind.name}-detail`}>
      <div class="view-head">
        <h3 id={`${kind.name}-detail`} tabIndex={-1} ref={heading}>
          {kind.name === 'fault' ? 'Fault' : 'Outcome'} <Id>{view.id}</Id>
        </h3>
        <RuleState kind={kind} view={view} />
        {kind.name === 'fault' && (
          <a href={hrefOf({ view: 'requests', ids: ['fault', view.id] })}>Requests that it fired on</a>
        )}
        <button type="button" onClick={() => go({ view: 'faults' })}>
          Close
        </button>
      </div>
      <Facts facts={kind.columns.map(({ name, cell }) => [name, cell(view)])} />
      {why && <p>It cannot fire: {why}.</p>}
      <JsonBlock value={view} of={`${kind.name} ${view.id}`} />
    </section>
  )
}
