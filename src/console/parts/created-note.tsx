import type { Live } from '../live/live.js'

/** Says that the page has created the sandbox that it shows, as any request does to a sandbox that is not there. */
export function CreatedNote({ live: { feed, sandbox } }: { readonly live: Live }) {
  const isShown = feed.hasCreated.value && feed.state.value === 'live'
  return (
    <div role="status" class="created">
      {isShown && (
        <p class="panel">
          There was no sandbox <strong>{sandbox}</strong>. It was created when this page opened it.{' '}
          <button type="button" onClick={() => (feed.hasCreated.value = false)}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  )
}
