import { SandboxError } from '../validation/sandbox-error.js'

/** The sandbox of requests that do not name one. */
export const DEFAULT_SANDBOX = 'default'

const NAME = /^[A-Za-z0-9_-]{1,64}$/

/** Whether a text is a valid name of a sandbox. */
export function isSandboxName(name: string): boolean {
  return NAME.test(name)
}

/** Throws a SandboxError if a text is not a valid name of a sandbox. */
export function refuseInvalidName(name: string): void {
  if (isSandboxName(name)) return
  const message = `must be 1 to 64 letters, digits, dashes or underscores, not ${JSON.stringify(name)}`
  throw new SandboxError('invalid', `The name of a sandbox ${message}.`)
}
