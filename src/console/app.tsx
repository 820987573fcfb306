import type { ComponentType } from 'preact'
import { Frame } from './parts/frame.js'
import { Header } from './parts/header.js'
import { useArrival } from './parts/use-arrival.js'
import { route, type View } from './route.js'
import { ClockView } from './views/clock/clock-view.js'
import { DataSetsView } from './views/data-sets/data-sets-view.js'
import { FaultsView } from './views/faults/faults-view.js'
import { JobsView } from './views/jobs/jobs-view.js'
import { RequestsView } from './views/requests/requests-view.js'
import { SandboxesView } from './views/sandboxes/sandboxes-view.js'
import { VerdictView } from './views/verdict/verdict-view.js'

/** The view behind each entry of the navigation. */
const VIEW_PARTS: Readonly<Partial<Record<View, ComponentType>>> = {
  jobs: JobsView,
  requests: RequestsView,
  clock: ClockView,
  faults: FaultsView,
  verdict: VerdictView,
  'data-sets': DataSetsView,
  sandboxes: SandboxesView
}

/** The whole page. */
export function App() {
  useArrival()
  return (
    <>
      <button type="button" class="skip" onClick={focusMain}>
        Skip to the content
      </button>
      <Header />
      <main id="main" tabIndex={-1}>
        <Frame of={VIEW_PARTS[route.value.view]} />
      </main>
    </>
  )
}

function focusMain(): void {
  document.getElementById('main')?.focus()
}
