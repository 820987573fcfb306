import { StorageError } from './storage-error.js'
import { AT_ONCE_IN_SANDBOX, type TransferShare } from './transfer-slots.js'

/** Why one of several objects was not moved. */
export interface TransferFailure {
  /** Its place among them, from 0. */
  readonly index: number
  readonly error: unknown
}

/** How objects are moved. */
export interface Moving<T> {
  readonly share: TransferShare
  readonly signal: AbortSignal
  /** Whether to go on with the others when one was not moved. Never done if the storage is not available. */
  readonly goesOn: boolean
  /** Moves one, in place `index`. */
  move(object: T, index: number, signal: AbortSignal): Promise<void>
}

/**
 * Moves objects, a few at a time, and returns what went wrong in the order of the objects. The first failure is the
 * same whatever the order in which the storage responds: slots are given in the order of the objects, so those before
 * it were begun, and are waited for. Rejects if aborted.
 */
export async function moveEach<T>(
  objects: Iterator<T>,
  { share, signal, goesOn, move }: Moving<T>
): Promise<readonly TransferFailure[]> {
  const failures: TransferFailure[] = []
  const unavailable = new AbortController()
  const either = AbortSignal.any([signal, unavailable.signal])
  let begun = 0
  const isOver = () => either.aborted || (!goesOn && failures.length > 0)
  const work = async (): Promise<void> => {
    while (!isOver()) {
      const { done, value } = objects.next()
      if (done) return
      const index = begun++
      let giveBack = () => {}
      try {
        giveBack = await share.take(either)
        if (!isOver()) await move(value, index, either)
      } catch (error) {
        if (either.aborted) return
        failures.push({ index, error })
        if (error instanceof StorageError && error.kind === 'unavailable') unavailable.abort()
      } finally {
        giveBack()
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE_IN_SANDBOX }, work))
  signal.throwIfAborted()
  return failures.sort((a, b) => a.index - b.index)
}
