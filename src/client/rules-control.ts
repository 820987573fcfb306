import type { Transport } from './transport.js'
import type { Fault, FaultView, Outcome, OutcomeView } from './types.js'

/** Rules that a sandbox holds under ids: its faults, or its outcomes. */
export class RulesControl<Seed, View> {
  readonly #transport: Transport
  readonly #kind: 'faults' | 'outcomes'

  constructor(transport: Transport, kind: 'faults' | 'outcomes') {
    this.#transport = transport
    this.#kind = kind
  }

  /** Adds one or several, all or none, and returns them as they are now. */
  add(rule: Seed): Promise<View>
  add(rules: readonly Seed[]): Promise<View[]>
  async add(rules: Seed | readonly Seed[]): Promise<View | View[]> {
    const added = await this.#transport.ask('POST', `/${this.#kind}`, { body: rules })
    return Array.isArray(rules) ? ((added as Record<string, View[]>)[this.#kind] ?? []) : (added as View)
  }

  /** Returns all of them, with what has become of each. */
  async list(): Promise<View[]> {
    const list = await this.#transport.ask<Record<string, View[]>>('GET', `/${this.#kind}`)
    return list[this.#kind] ?? []
  }

  get(id: string): Promise<View> {
    return this.#transport.ask('GET', `/${this.#kind}/${encodeURIComponent(id)}`)
  }

  delete(id: string): Promise<void> {
    return this.#transport.ask('DELETE', `/${this.#kind}/${encodeURIComponent(id)}`)
  }

  /** Deletes all of them. */
  clear(): Promise<void> {
    return this.#transport.ask('DELETE', `/${this.#kind}`)
  }
}

/**
 * The faults of a sandbox: rules that spoil responses. Clearing or deleting one cuts off the requests that it holds.
 */
export type FaultsControl = RulesControl<Fault, FaultView>

/** The outcomes of a sandbox: what becomes of the jobs that clients create. */
export type OutcomesControl = RulesControl<Outcome, OutcomeView>
