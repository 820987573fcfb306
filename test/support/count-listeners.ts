import type { Test } from 'tap'
import { SandboxEvents } from '../../src/core/world/sandbox-events.js'

/**
 * Counts the listeners of all sandboxes from now on: the answer tells how many have been added and not removed since.
 */
export function countListeners(t: Test): () => number {
  const { subscribe, clear } = SandboxEvents.prototype
  const listening = new Map<SandboxEvents, Set<unknown>>()
  SandboxEvents.prototype.subscribe = function (listener) {
    const unsubscribe = subscribe.call(this, listener)
    const listeners = listening.get(this) ?? new Set()
    listening.set(this, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      unsubscribe()
    }
  }
  SandboxEvents.prototype.clear = function () {
    clear.call(this)
    listening.delete(this)
  }
  t.teardown(() => Object.assign(SandboxEvents.prototype, { subscribe, clear }))
  return () => [...listening.values()].reduce((sum, listeners) => sum + listeners.size, 0)
}
