import type { ComponentType } from 'preact'
import { live } from './live/live.js'
import { ErrorBoundary } from './parts/error-boundary.js'
import { Header } from './parts/header.js'
import { TokenForm } from './parts/token-form.js'
import { route, type View } from './route.js'
import { isTokenWanted } from './session.js'
import { JobsView } from './views/jobs/jobs-view.js'

/** The view behind each entry of the navigation, and its heading. */
const VIEW_PARTS: Readonly<Partial<Record<View, ComponentType>>> = {
  jobs: JobsView
}

/** The whole page. */
export function App() {
  const { view } = route.value
  const Shown = VIEW_PARTS[view]
  return (
    <>
      <button type="button" class="skip" onClick={focusMain}>
        Skip to the content
      </button>
      <Header />
      <main id="main" tabIndex={-1}>
        {isTokenWanted.value ? (
          <TokenForm />
        ) : (
          <ErrorBoundary key={`${live.value.sandbox}/${view}`}>{Shown && <Shown />}</ErrorBoundary>
        )}
      </main>
    </>
  )
}

function focusMain(): void {
  document.getElementById('main')?.focus()
}
