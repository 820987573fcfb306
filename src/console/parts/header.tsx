import { live } from '../live/live.js'
import { hrefOf, route, VIEWS } from '../route.js'
import { ClockButtons } from './clock-buttons.js'
import { ClockChip } from './clock-chip.js'
import { Connection } from './connection.js'
import { VIEW_NAMES } from './view-names.js'

/** The head of the page: which sandbox is shown, what time it is in there, and the way to all views. */
export function Header() {
  const { view, sandbox } = route.value
  const { feed } = live.value
  return (
    <header class="head">
      <div class="head-line">
        <h1>
          <img src="icon.svg" alt="" width="24" height="24" /> dataexchange-local
        </h1>
        <a class="sandbox" href={hrefOf({ view: 'sandboxes' })} title="Choose another sandbox">
          <span class="quiet">sandbox</span> {sandbox}
        </a>
        {feed.state.value !== 'dropped' && (
          <>
            <ClockChip />
            <ClockButtons key={sandbox} />
          </>
        )}
        <Connection feed={feed} />
      </div>
      <nav aria-label="Views">
        {VIEWS.map((each) => (
          <a key={each} href={hrefOf({ view: each })} aria-current={each === view ? 'page' : undefined}>
            {VIEW_NAMES[each]}
          </a>
        ))}
      </nav>
    </header>
  )
}
