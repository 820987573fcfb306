import { useEffect } from 'preact/hooks'
import type { ControlClient } from '../../../client/index.js'
import type { SandboxesStore } from '../../live/sandboxes-store.js'
import { noteRefusal } from '../../session.js'

/** How often the list is read again while it is seen, in milliseconds: no event tells of other sandboxes. */
const READ_MS = 2000

/** Reads the list of sandboxes now and again and again, also while the sandbox that is shown is dropped. */
export function useReading(store: SandboxesStore, client: ControlClient): void {
  useEffect(() => {
    let isBusy = false
    const read = () => {
      if (isBusy || document.hidden) return
      isBusy = true
      void store
        .read(client)
        .catch(noteRefusal)
        .finally(() => {
          isBusy = false
        })
    }
    read()
    const timer = setInterval(read, READ_MS)
    return () => clearInterval(timer)
  }, [store, client])
}
