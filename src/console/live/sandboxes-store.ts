import { batch, signal } from '@preact/signals'
import type { ControlClient, SandboxView } from '../../client/index.js'

/** The sandboxes of the server. No event tells of them: the list is read again and again while it is shown. */
export class SandboxesStore {
  readonly list = signal<readonly SandboxView[]>([])
  readonly isLoaded = signal(false)
  /** What went wrong when the list was read last; undefined if nothing did. */
  readonly error = signal<unknown>(undefined)

  /** Reads the list with the client of the server's root: below the prefix of a sandbox, only that one is listed. */
  async read(server: ControlClient): Promise<void> {
    try {
      const sandboxes = await server.sandboxes.list()
      batch(() => {
        this.list.value = sandboxes
        this.isLoaded.value = true
        this.error.value = undefined
      })
    } catch (error) {
      this.error.value = error
      throw error
    }
  }
}
