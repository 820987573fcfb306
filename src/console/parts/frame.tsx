import type { ComponentType } from 'preact'
import { live } from '../live/live.js'
import { route, type View } from '../route.js'
import { isSandboxName } from '../sandbox-name.js'
import { isTokenWanted } from '../session.js'
import { CreatedNote } from './created-note.js'
import { DroppedNote } from './dropped-note.js'
import { ErrorBoundary } from './error-boundary.js'
import { TokenForm } from './token-form.js'
import { UnknownSandbox } from './unknown-sandbox.js'

/** The views that are of use without the sandbox of the address. */
const WITHOUT_SANDBOX: readonly View[] = ['sandboxes']

/** Shows a view, or why it can't be shown. */
export function Frame({ of: Shown }: { readonly of: ComponentType | undefined }) {
  const { view, sandbox } = route.value
  if (isTokenWanted.value) return <TokenForm />
  if (!isSandboxName(sandbox)) return <UnknownSandbox name={sandbox} />
  const isDropped = live.value.feed.state.value === 'dropped'
  if (isDropped && !WITHOUT_SANDBOX.includes(view)) return <DroppedNote sandbox={sandbox} />
  return (
    <>
      <CreatedNote live={live.value} />
      <ErrorBoundary key={WITHOUT_SANDBOX.includes(view) ? view : `${sandbox}/${view}`}>
        {Shown && <Shown />}
      </ErrorBoundary>
    </>
  )
}
