import type { SandboxEvent } from './sandbox-event.js'

/** The listeners of one sandbox. They stay when a reset replaces its world. */
export class SandboxEvents {
  readonly #listeners = new Set<(event: SandboxEvent) => void>()

  /** Whether anything is listening: if not, an event need not be created. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  /** Calls back for every event from now on. Returns a function that unsubscribes. */
  subscribe(listener: (event: SandboxEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls every listener with an event. */
  emit(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Removes all listeners. */
  clear(): void {
    this.#listeners.clear()
  }
}
