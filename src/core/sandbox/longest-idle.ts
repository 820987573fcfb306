import { SandboxError } from '../validation/sandbox-error.js'
import { DEFAULT_SANDBOX } from './sandbox-name.js'
import type { SandboxUse } from './sandbox-use.js'

/**
 * Returns the use of the sandbox to evict next: the least recently used one without a request in progress, and never
 * the default one. Throws a SandboxError if there is none.
 */
export function longestIdle(uses: Iterable<SandboxUse>, maxSandboxes: number): SandboxUse {
  const idle = [...uses].filter(({ requests, sandbox }) => requests === 0 && sandbox.name !== DEFAULT_SANDBOX)
  const [first, ...others] = idle
  if (first === undefined) throw new SandboxError('limit', noRoom(maxSandboxes))
  return others.reduce((idlest, use) => (use.lastUsedAt < idlest.lastUsedAt ? use : idlest), first)
}

function noRoom(maxSandboxes: number): string {
  return maxSandboxes === 1
    ? 'The default sandbox is the only one that --max-sandboxes 1 allows. Raise --max-sandboxes to use others.'
    : `All ${maxSandboxes} sandboxes are in use. Drop some with DELETE /__admin/sandboxes/:name, or raise --max-sandboxes.`
}
