import { useEffect, useMemo, useState } from 'preact/hooks'
import { live } from '../../live/live.js'
import { SandboxesStore } from '../../live/sandboxes-store.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { DroppedNote } from '../../parts/dropped-note.js'
import { countText } from '../../parts/format.js'
import { messageOf } from '../../parts/message-of.js'
import { noteRefusal, server } from '../../session.js'
import { CreateForm } from './create-form.js'
import { CurrentSandbox } from './current-sandbox.js'
import { SandboxTable } from './sandbox-table.js'
import { useReading } from './use-reading.js'

/** All sandboxes of the server, and what can be done with them. */
export function SandboxesView() {
  const store = useMemo(() => new SandboxesStore(), [])
  const [told, tell] = useState('')
  const { sandbox, feed } = live.value
  const client = server.value
  const read = () => store.read(client)
  useReading(store, client)
  // Choosing another sandbox creates it if it is not there.
  useEffect(() => void read().catch(noteRefusal), [sandbox, feed.state.value])
  const { value: list } = store.list
  return (
    <section class="page" aria-labelledby="sandboxes-heading">
      <div class="view-head">
        <h2 id="sandboxes-heading">Sandboxes</h2>
        <p class="quiet">{store.isLoaded.value ? countText(list.length) : 'Loading …'}</p>
        <p role="status">{told}</p>
      </div>
      {store.error.value !== undefined && <p class="problem">{messageOf(store.error.value)}</p>}
      <SandboxTable sandboxes={list} onDrop={read} />
      <div class="acts">
        <CreateForm tell={tell} onCreate={read} />
        <ConfirmButton
          question="Drop all sandboxes and everything in them? Requests in flight are cut off. The default sandbox is created again at once."
          confirm="Drop all"
          isOff={list.length === 0}
          onConfirm={async () => {
            await client.sandboxes.clear()
            tell('All sandboxes were dropped.')
            await read()
          }}
        >
          Drop all …
        </ConfirmButton>
      </div>
      {feed.state.value === 'dropped' ? (
        <DroppedNote sandbox={sandbox} />
      ) : (
        <CurrentSandbox key={sandbox} name={sandbox} client={feed.client} />
      )}
    </section>
  )
}
