import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

/** Collects all garbage, including what is only released in a later turn. */
export async function collectGarbage(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await nextTurn()
    gc()
  }
}

/** The bytes of the heap that are in use once all garbage is collected. */
export async function usedHeapBytes(): Promise<number> {
  await collectGarbage()
  return process.memoryUsage().heapUsed
}
