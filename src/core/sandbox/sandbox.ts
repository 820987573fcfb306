import type { AssetStore } from '../assets/asset-store.js'
import { addOutcomes } from '../commands/add-outcomes.js'
import { advanceTarget } from '../commands/advance-clock.js'
import { type ApplyMode, applyScenario } from '../commands/apply-scenario.js'
import { armFaults } from '../commands/arm-faults.js'
import { clockGoesBack } from '../commands/preconditions.js'
import { admitSnapshot } from '../commands/restore-snapshot.js'
import { passVerdict, type Verdict } from '../commands/verdict.js'
import type { FaultSeed } from '../faults/fault.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { FaultRules } from '../faults/fault-rules.js'
import { whyUnreachable } from '../faults/why-unreachable.js'
import type { Limits } from '../jobs/limits.js'
import { type EndpointContext, type SignedUrlParts, SignedUrls, signedUrlExpiry } from '../jobs/signed-urls.js'
import type { Transition } from '../jobs/transition.js'
import type { Journal } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { OutcomeSeed } from '../outcomes/outcome.js'
import type { OutcomeRule, OutcomeRules } from '../outcomes/outcome-rules.js'
import type { Clock, ClockAdvance, ClockSettings } from '../time/clock.js'
import type { Path } from '../validation/problem.js'
import { refuseIfAny, SandboxError } from '../validation/sandbox-error.js'
import type { Applied, SharedResources, WorldOptions } from '../world/options.js'
import type { Scenario } from '../world/scenario.js'
import type { Snapshot, SnapshotDocument } from '../world/snapshot.js'
import { World } from '../world/world.js'
import type { SandboxEvent } from './sandbox-event.js'
import { SandboxJobs } from './sandbox-jobs.js'

/**
 * One isolated world and its door: what is asked of it is checked here, and refused with all that is wrong before
 * anything has changed.
 */
export class Sandbox {
  readonly options: WorldOptions
  readonly jobs: SandboxJobs
  readonly #resources: SharedResources
  readonly #listeners = new Set<(event: SandboxEvent) => void>()
  #world: World

  constructor(options: WorldOptions, resources: SharedResources) {
    this.options = options
    this.#resources = resources
    this.#world = this.#createWorld(options.scenarios)
    const currentWorld = () => this.#world
    this.jobs = new SandboxJobs({
      get world() {
        return currentWorld()
      },
      slices: resources.slices,
      onDeleted: (jobId) => this.#emit({ kind: 'deleted', jobId }),
      resetMeanwhile: (what) => this.#resetMeanwhile(what)
    })
  }

  get name(): string {
    return this.options.name
  }

  /** The account in its ARNs. */
  get accountId(): string {
    return this.#world.accountId
  }

  /** The seed of its random draws. */
  get seed(): number {
    return this.#world.random.snapshot().seed
  }

  get clock(): Clock {
    return this.#world.clock
  }

  get faults(): FaultRules {
    return this.#world.faults
  }

  get outcomes(): OutcomeRules {
    return this.#world.outcomes
  }

  get limits(): Limits {
    return this.#world.limits
  }

  get assets(): AssetStore {
    return this.#world.assets
  }

  get journal(): Journal {
    return this.#world.journal
  }

  /** Writes down what was asked and how it was answered, under the journal's next ordinal. */
  record(entry: JournalEntry): void {
    this.#world.journal.add(entry)
    if (this.#listeners.size > 0) this.#emit({ kind: 'request', entry })
  }

  /** What a test should look at before it is content. */
  verdict(): Promise<Verdict> {
    return passVerdict(this.#world, this.#resources.slices)
  }

  /** Why a fault can't fire any more, as things stand; undefined if it can. */
  whyUnreachable(rule: FaultRule): string | undefined {
    return whyUnreachable(rule, this.clock.now(), (id) => this.jobs.get(id))
  }

  /** The signed URLs of this sandbox, as they are shown to one who asks from an endpoint. */
  signedUrls(asker: EndpointContext): SignedUrls {
    return new SignedUrls(this.#world.random, asker)
  }

  /** When a signed URL ceases to work, in epoch milliseconds; undefined if it was not signed here. */
  signedUrlExpiry(parts: SignedUrlParts): number | undefined {
    return signedUrlExpiry(this.#world.random, parts)
  }

  /** Arms faults, all or none. Throws a SandboxError that says what is wrong with which. */
  armFaults(seeds: readonly FaultSeed[], at: (index: number) => Path): readonly FaultRule[] {
    return armFaults(this.#world, seeds, at)
  }

  /** Adds outcomes, all or none. Throws a SandboxError that says what is wrong with which. */
  addOutcomes(seeds: readonly OutcomeSeed[], at: (index: number) => Path): readonly OutcomeRule[] {
    return addOutcomes(this.#world, seeds, at)
  }

  /** Brings a scenario in, whole or not at all. Throws a SandboxError that says why not. */
  apply(scenario: Scenario, mode: ApplyMode): Applied {
    const applied = applyScenario(this.#world, scenario, mode)
    if (mode === 'replace') this.#emit({ kind: 'cleared' })
    return applied
  }

  /** Sets the clock; resolves once all that is due has happened. Throws a SandboxError if the clock would go back. */
  async setClock(setting: ClockSettings): Promise<void> {
    refuseIfAny('conflict', 'The clock was not set.', clockGoesBack(this.#world, setting.now, ['now']))
    this.#world.setClock(setting)
    await this.#settle(this.clock.now())
  }

  /**
   * Moves the clock on, and resolves once all that is due has happened. Calls back for each transition that falls due
   * on the way; those due by the present are not among them, whether or not they have been worked off.
   */
  async advanceClock(advance: ClockAdvance, onTransition: (transition: Transition) => void): Promise<void> {
    const began = this.clock.now()
    const target = advanceTarget(this.#world, advance)
    const unsubscribe = this.subscribe((event) => {
      if (event.kind !== 'transition') return
      const { at } = event.transition
      if (at > began && at <= target) onTransition(event.transition)
    })
    try {
      this.#world.moveClock(target)
      await this.#settle(target)
    } finally {
      unsubscribe()
    }
  }

  /** All that there is to the sandbox, written down as of now. */
  snapshot(): Snapshot {
    return this.#world.snapshot()
  }

  /** Puts what was written down in the place of all there is. Throws a SandboxError that says what is wrong with it. */
  restore(snapshot: SnapshotDocument): void {
    admitSnapshot(this.#world, snapshot)
    this.#replaceWorld([], snapshot)
  }

  /** Back to what the sandbox was at its start; on request without the scenarios. */
  reset({ empty = false } = {}): void {
    this.#replaceWorld(empty ? [] : this.options.scenarios)
  }

  /** Calls back for everything that happens from now on; the answer ends it. */
  subscribe(listener: (event: SandboxEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Empties the sandbox and stops its time for good. */
  close(): void {
    this.#world.end()
    this.#world.clear()
    this.#emit({ kind: 'cleared' })
    this.#emit({ kind: 'closed' })
    this.#listeners.clear()
  }

  async #settle(instant: number): Promise<void> {
    const world = this.#world
    await world.settle(instant)
    if (world !== this.#world) throw this.#resetMeanwhile('its clock moved on')
  }

  #resetMeanwhile(what: string): SandboxError {
    return new SandboxError('conflict', `Sandbox ${this.name} was reset while ${what}.`)
  }

  #createWorld(scenarios: readonly Scenario[], snapshot?: Snapshot): World {
    const onTransition = (transition: Transition) => this.#emit({ kind: 'transition', transition })
    return new World({ ...this.options, scenarios }, this.#resources, onTransition, snapshot)
  }

  #replaceWorld(scenarios: readonly Scenario[], snapshot?: Snapshot): void {
    this.#world.end()
    this.#world = this.#createWorld(scenarios, snapshot)
    this.#emit({ kind: 'cleared' })
  }

  #emit(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
