import { computed, signal } from '@preact/signals'
import { ControlClient, ControlError } from '../client/index.js'
import { serverUrl } from './route.js'
import { keepToken, storedToken } from './stored-token.js'

/** The server's `--admin-token`, as it was typed in; empty for none. Another object each time that it is typed in. */
const token = signal({ text: storedToken() })

/** Whether the server has refused a request for want of the right token. */
export const isTokenWanted = signal(false)

/**
 * The client of the server, at its root: it lists all sandboxes, also if the page was opened below the prefix of one,
 * and asking it creates none. There is another one when the token changes.
 */
export const server = computed(() => new ControlClient(serverUrl(), { token: token.value.text }))

/** Returns the client of a sandbox, with the token. */
export function clientOf(sandbox: string): ControlClient {
  return server.value.sandbox(sandbox)
}

/** Tries a token, and keeps it until the tab is closed if the server takes it. Returns whether it does. */
export async function signIn(given: string): Promise<boolean> {
  try {
    // A route that needs the token and no sandbox.
    await new ControlClient(serverUrl(), { token: given }).sandboxes.list()
  } catch (error) {
    if (error instanceof ControlError && error.status === 401) return false
    throw error
  }
  keepToken(given)
  token.value = { text: given }
  isTokenWanted.value = false
  return true
}

/** Asks for the token if that is why the server refused a request. Returns whether it is. */
export function noteRefusal(error: unknown): boolean {
  const isWanted = error instanceof ControlError && error.status === 401
  if (isWanted) isTokenWanted.value = true
  return isWanted
}
