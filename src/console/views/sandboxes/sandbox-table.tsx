import type { SandboxView } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { ClockBadge } from '../../parts/clock-badge.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { CopyButton } from '../../parts/copy-button.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { type Column, Table } from '../../parts/table.js'
import { hrefOf, serverUrl } from '../../route.js'
import { server } from '../../session.js'
import { endpointLine } from './endpoint.js'

interface Props {
  readonly sandboxes: readonly SandboxView[]
  /** Reads the list again. */
  readonly onDrop: () => Promise<void>
}

/** A table of sandboxes. */
export function SandboxTable({ sandboxes, onDrop }: Props) {
  const columns: readonly Column<SandboxView>[] = [
    { name: 'Name', class: 'id', isRowHead: true, cell: ({ name }) => <Name name={name} /> },
    { name: 'Actions', class: 'row-acts', cell: ({ name }) => <Actions name={name} onDrop={onDrop} /> },
    { name: 'Account', class: 'id', cell: ({ accountId }) => accountId },
    { name: 'Jobs', class: 'number', cell: ({ jobs }) => countText(jobs) },
    { name: 'Faults', class: 'number', cell: ({ faults }) => countText(faults) },
    {
      name: 'Open requests',
      title: "Includes the console's own: its event stream, and this list",
      class: 'number',
      cell: ({ requests }) => countText(requests)
    },
    {
      name: 'Clock',
      cell: ({ clock }) => (
        <>
          <Instant iso={clock.now} /> <ClockBadge clock={clock} />
        </>
      )
    },
    { name: 'Created', cell: ({ createdAt }) => <Instant iso={createdAt} /> },
    { name: 'Last used', cell: ({ lastUsedAt }) => <Instant iso={lastUsedAt} /> }
  ]
  return (
    <Table
      label="Table of sandboxes"
      columns={columns}
      rows={sandboxes}
      keyOf={({ name }) => name}
      isCurrent={({ name }) => name === live.value.sandbox}
    />
  )
}

function Name({ name }: { readonly name: string }) {
  return (
    <>
      <a href={hrefOf({ sandbox: name, view: 'sandboxes' })}>{name}</a>
      {name === live.value.sandbox && <span class="badge busy">shown</span>}
    </>
  )
}

function Actions({ name, onDrop }: { readonly name: string; readonly onDrop: () => Promise<void> }) {
  return (
    <>
      <CopyButton text={endpointLine(serverUrl(), name)} label={`Copy endpoint of ${name}`}>
        Copy endpoint
      </CopyButton>
      <ConfirmButton
        label={`Drop … ${name}`}
        question={
          <>
            Drop sandbox <strong>{name}</strong> and everything in it? Requests in flight are cut off.
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
    </>
  )
}
