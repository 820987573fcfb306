import type { SandboxView } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { CopyButton } from '../../parts/copy-button.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import { hrefOf, serverUrl } from '../../route.js'
import { server } from '../../session.js'
import { endpointLine } from './endpoint.js'

interface Props {
  readonly sandboxes: readonly SandboxView[]
  /** Reads the list again. */
  readonly onDrop: () => Promise<void>
}

/** A table of sandboxes. The links to the others keep the view. */
export function SandboxTable({ sandboxes, onDrop }: Props) {
  const rows = useVirtualRows(sandboxes.length)
  return (
    <VirtualTable rows={rows} label="Table of sandboxes">
      <table aria-rowcount={sandboxes.length + 1}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Acts</th>
            <th scope="col">Account</th>
            <th scope="col">Jobs</th>
            <th scope="col">Faults</th>
            <th scope="col" title="With the console's own: its events, and this list">
              Open requests
            </th>
            <th scope="col">Clock</th>
            <th scope="col">Created</th>
            <th scope="col">Last used</th>
          </tr>
        </thead>
        <tbody>
          {rows.indexes.map((index) => {
            const sandbox = sandboxes[index]
            return sandbox && <Row key={sandbox.name} sandbox={sandbox} index={index} onDrop={onDrop} />
          })}
        </tbody>
      </table>
    </VirtualTable>
  )
}

interface RowProps {
  readonly sandbox: SandboxView
  readonly index: number
  readonly onDrop: () => Promise<void>
}

function Row({
  sandbox: { name, accountId, jobs, faults, requests, clock, createdAt, lastUsedAt },
  index,
  onDrop
}: RowProps) {
  const isShown = name === live.value.sandbox
  return (
    <tr aria-rowindex={index + 2} aria-current={isShown ? 'true' : undefined}>
      <th scope="row" class="id">
        <a href={hrefOf({ sandbox: name, view: 'sandboxes' })}>{name}</a>
        {isShown && <span class="badge busy">shown</span>}
      </th>
      <td class="row-acts">
        <CopyButton text={endpointLine(serverUrl(), name)} label={`Copy endpoint of ${name}`}>
          Copy endpoint
        </CopyButton>
        <ConfirmButton
          label={`Drop … ${name}`}
          question={
            <>
              Drop sandbox <strong>{name}</strong>, with all that it holds? What is in flight in it is cut off.
            </>
          }
          confirm="Drop"
          onConfirm={async () => {
            await server.value.sandboxes.drop(name)
            await onDrop()
          }}
        >
          Drop …
        </ConfirmButton>
      </td>
      <td class="id">{accountId}</td>
      <td class="number">{countText(jobs)}</td>
      <td class="number">{countText(faults)}</td>
      <td class="number">{countText(requests)}</td>
      <td>
        <Instant iso={clock.now} />{' '}
        <span class={`badge clock-${clock.mode}`}>
          {clock.mode === 'running' && clock.rate !== 1 ? `× ${clock.rate}` : clock.mode}
        </span>
      </td>
      <td>
        <Instant iso={createdAt} />
      </td>
      <td>
        <Instant iso={lastUsedAt} />
      </td>
    </tr>
  )
}
