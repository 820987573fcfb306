import type { ControlClient } from '../../../client/index.js'
import { CopyButton } from '../../parts/copy-button.js'
import { Id } from '../../parts/id.js'
import { Part } from '../../parts/part.js'
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
    <Part
      title={
        <>
          Sandbox <Id>{name}</Id>
        </>
      }
    >
      <div class="panels">
        <Part title="Point an SDK at it" level={4} class="panel">
          <pre class="code">{environment}</pre>
          <CopyButton text={environment}>Copy environment</CopyButton>
        </Part>
        <ScenarioForm client={client} />
        <ResetPanel name={name} client={client} />
        <SnapshotPanel name={name} client={client} />
      </div>
    </Part>
  )
}
