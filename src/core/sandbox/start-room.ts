import { tooMuchMemory } from '../memory/too-much-memory.js'
import { SandboxError } from '../validation/sandbox-error.js'
import type { SharedResources } from '../world/options.js'
import type { Scenario } from '../world/scenario.js'
import { startContents } from '../world/start-contents.js'

/** Throws a SandboxError if there is no room for what a new sandbox of this name starts with. */
export function refuseTooMuchMemory(
  name: string,
  scenarios: readonly Scenario[],
  { memory }: Pick<SharedResources, 'memory'>
): void {
  const bytes = startContents(scenarios).bytes
  const share = memory.open()
  if (bytes > share.roomToKeep()) throw new SandboxError('limit', tooMuchMemory(name, share, bytes))
}

/**
 * Takes memory for what a sandbox starts with while it is made: others are made at the same time. Returns a function
 * that gives it back, once.
 */
export function takeStartMemory(
  scenarios: readonly Scenario[],
  { memory }: Pick<SharedResources, 'memory'>
): () => void {
  const share = memory.open()
  share.add(startContents(scenarios).bytes)
  return () => share.add(-share.used)
}
