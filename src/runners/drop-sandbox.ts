import { type ControlClient, ControlError } from '../client/index.js'

/** Drops a sandbox, if there is one: it may never have been used, or have been evicted. */
export async function dropSandbox(server: ControlClient, name: string): Promise<void> {
  try {
    await server.sandboxes.drop(name)
  } catch (error) {
    if (!(error instanceof ControlError && error.status === 404)) throw error
  }
}
