import { useEffect, useRef } from 'preact/hooks'
import { JsonBlock } from '../../parts/json-block.js'
import { go, hrefOf } from '../../route.js'
import type { RuleKind, RuleView } from './rule-kind.js'

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
  const state = kind.stateOf(view)
  return (
    <section class="panel rule-detail" aria-labelledby={`${kind.name}-detail`}>
      <div class="view-head">
        <h3 id={`${kind.name}-detail`} tabIndex={-1} ref={heading}>
          {kind.name === 'fault' ? 'Fault' : 'Outcome'} <span class="id">{view.id}</span>
        </h3>
        <span class={`badge ${state.class}`}>{state.text}</span>
        {kind.name === 'fault' && (
          <a href={hrefOf({ view: 'requests', ids: ['fault', view.id] })}>The requests that it fired on</a>
        )}
        <button type="button" onClick={() => go({ view: 'faults' })}>
          Close
        </button>
      </div>
      <dl class="facts">
        {kind.columns.map(({ title, cell }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{cell(view)}</dd>
          </div>
        ))}
      </dl>
      {state.why && <p>It cannot fire: {state.why}.</p>}
      <JsonBlock value={view} of={`${kind.name} ${view.id}`} />
    </section>
  )
}
