import { hrefOf } from '../route.js'
import { DEFAULT_SANDBOX } from '../sandbox-name.js'

/** What is shown in place of a view if the address has a name that no sandbox can have. */
export function UnknownSandbox({ name }: { readonly name: string }) {
  return (
    <section class="panel note" aria-labelledby="unknown-heading">
      <h2 id="unknown-heading">There is no such sandbox</h2>
      <p class="problem" role="alert">
        {JSON.stringify(name)} is not the name of a sandbox: use 1 to 64 letters, digits, dashes and underscores.
      </p>
      <a href={hrefOf({ sandbox: DEFAULT_SANDBOX, view: 'sandboxes' })}>Choose a sandbox</a>
    </section>
  )
}
