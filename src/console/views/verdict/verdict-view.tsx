import { countText } from '../../parts/format.js'
import { useRefresh } from '../../parts/use-refresh.js'
import { useStore } from '../../parts/use-store.js'
import { CheckItem } from './check-item.js'
import { itemsOf } from './findings.js'

/** The verdict on the sandbox, as a checklist. */
export function VerdictView() {
  const store = useStore(({ verdict }) => verdict)
  useRefresh(store)
  const { value: verdict } = store.verdict
  const items = verdict && itemsOf(verdict)
  const findings = items?.reduce((sum, { total }) => sum + total, 0) ?? 0
  return (
    <section aria-labelledby="verdict-heading">
      <div class="view-head">
        <h2 id="verdict-heading">Verdict</h2>
        <p role="status">
          {verdict?.ok && <span class="badge good">ok</span>}
          {verdict?.ok === false && (
            <span class="badge bad">{`${countText(findings)} ${findings === 1 ? 'finding' : 'findings'}`}</span>
          )}
        </p>
      </div>
      <p class="quiet">
        Whether the client used what a test set up since the start of the sandbox. A test can check it at its end with{' '}
        <code>GET /__admin/verdict</code>.
      </p>
      {items === undefined ? (
        <p class="quiet">Loading …</p>
      ) : (
        <ul class="checklist">
          {items.map((item) => (
            <CheckItem key={item.title} item={item} />
          ))}
        </ul>
      )}
    </section>
  )
}
