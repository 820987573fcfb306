import { Component, type ComponentChildren } from 'preact'
import { messageOf } from './message-of.js'

interface Props {
  readonly children: ComponentChildren
}

interface State {
  readonly failure?: { readonly error: unknown } | undefined
}

/** Shows what went wrong in place of what could not be shown, so that the rest of the page stays. */
export class ErrorBoundary extends Component<Props, State> {
  static override getDerivedStateFromError(error: unknown): State {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown): void {
    // With its stack, for whoever looks for the cause.
    console.error(error)
  }

  override render() {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    return (
      <section class="panel failure">
        <h2>This view cannot be shown</h2>
        <p class="problem" role="alert">
          {messageOf(failure.error)}
        </p>
        <p>This is a bug in the console. The other views and the server still work.</p>
        <button type="button" onClick={() => this.setState({ failure: undefined })}>
          Try again
        </button>
      </section>
    )
  }
}
