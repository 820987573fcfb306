import type { ControlClient } from '../../../client/index.js'
import { CopyButton } from '../../parts/copy-button.js'
import { serverUrl } from '../../route.js'
import { environmentLines } from './endpoint.js'
import { ResetPanel } from './reset-panel.js'
import { ScenarioForm } from './scenario-form.js'
import { SnapshotPanel } from './snapshot-panel.js'

interface Props {
  readonly name: string
  readonly client: ControlClient
}

/** How SDKs reach the sandbox that is shown, and what can be done with it as a whole. */
export function CurrentSandbox({ name, client }: Props) {
  const environment = environmentLines(serverUrl(), name, client.environment)
  return (
    <section aria-labelledby="current-heading" class="current">
      <h3 id="current-heading">
        Sandbox <span class="id">{name}</span>
      </h3>
      <div class="panels">
        <section class="panel" aria-labelledby="endpoint-heading">
          <h4 id="endpoint-heading">Point an SDK at it</h4>
          <pre class="code">{environment}</pre>
          <CopyButton text={environment}>Copy environment</CopyButton>
        </section>
        <ScenarioForm client={client} />
        <ResetPanel name={name} client={client} />
        <SnapshotPanel name={name} client={client} />
      </div>
    </section>
  )
}
