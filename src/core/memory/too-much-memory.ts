import type { BudgetShare } from './shared-budget.js'

/**
 * Returns the message for something that needs more memory than there is room for, once `freed` bytes are given back.
 */
export function tooMuchMemory(sandbox: string, share: BudgetShare, bytes: number, freed = 0): string {
  const { used, budget } = share
  return (
    `This needs about ${bytes} bytes of memory, and there is room for ${share.roomToKeep(freed)} in sandbox ${sandbox}, which ` +
    `holds ${used}. --max-memory-bytes is ${budget.limit}, of which one sandbox can have ${budget.mostToKeep}. ` +
    'Delete what is no longer needed, reset or delete sandboxes, or raise the limit.'
  )
}
