import { reopen } from '../live/live.js'
import { hrefOf } from '../route.js'
import { DEFAULT_SANDBOX } from '../sandbox-name.js'

/** What is shown in place of a view of a sandbox that was dropped: any request of the view would create it again. */
export function DroppedNote({ sandbox }: { readonly sandbox: string }) {
  return (
    <section class="panel note" aria-labelledby="dropped-heading">
      <h2 id="dropped-heading">This sandbox was dropped</h2>
      <p>
        Sandbox <strong>{sandbox}</strong> no longer exists. The next request to it, including one from this page,
        creates it again in its initial state.
      </p>
      <div class="acts">
        <button type="button" onClick={reopen}>
          Create it again
        </button>
        <a href={hrefOf({ sandbox: DEFAULT_SANDBOX, view: 'sandboxes' })}>Choose another sandbox</a>
      </div>
    </section>
  )
}
