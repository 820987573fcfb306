import type { CredentialScope } from '../aws/wire/credential-scope.js'
import { DEFAULT_SANDBOX } from '../core/sandbox/sandboxes.js'

/** `/sandbox/<name>` at the front of a path. What is wrong with the name is told when the sandbox is made. */
const PREFIX = /^\/sandbox\/([^/?]+)(?=[/?]|$)/

const BELOW = '/sandbox/'

/** AWS: an account's id. An access key id of this form stands for the account's sandbox. */
const ACCOUNT_ID = /^\d{12}$/

/** The URL without the prefix that names a sandbox: the routes are the same in each. */
export function withoutSandbox(url: string): string {
  if (!url.startsWith(BELOW)) return url
  const path = url.replace(PREFIX, '')
  return path.startsWith('/') ? path : `/${path}`
}

/** The sandbox that a URL names by its prefix, if it does. */
export function sandboxInPath(url: string): string | undefined {
  return url.startsWith(BELOW) ? PREFIX.exec(url)?.[1] : undefined
}

/** The name of the sandbox that a request is for: that of its path, else that of its access key, else the default one. */
export function sandboxNameOf(url: string, scope: CredentialScope | undefined): string {
  const named = sandboxInPath(url)
  if (named !== undefined) return named
  return scope !== undefined && ACCOUNT_ID.test(scope.accessKeyId) ? scope.accessKeyId : DEFAULT_SANDBOX
}

/** What a client has as its endpoint when it asks in a sandbox, without a slash at the end. */
export function endpointUrl(base: string, sandboxName: string): string {
  return sandboxName === DEFAULT_SANDBOX ? base : `${base}/sandbox/${sandboxName}`
}
