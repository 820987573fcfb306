/** The sandbox of requests that name none. */
export const DEFAULT_SANDBOX = 'default'

/** Returns whether a sandbox can have a name: 1 to 64 letters, digits, dashes and underscores. */
export function isSandboxName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(name)
}

/** Whether the name of a sandbox is that of an AWS account, which the ARNs of the sandbox have then. */
export function isAccountId(name: string): boolean {
  return /^\d{12}$/.test(name)
}
