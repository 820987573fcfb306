import { ControlError } from '../../client/index.js'

/** Whether the server does not have what it was asked for. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ControlError && error.status === 404
}
