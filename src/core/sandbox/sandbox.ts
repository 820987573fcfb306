import type { ReadonlyAssetStore } from '../assets/asset-store.js'
import { addOutcomes } from '../commands/add-outcomes.js'
import { advanceClock } from '../commands/advance-clock.js'
import { type ApplyMode, applyScenario } from '../commands/apply-scenario.js'
import { armFaults } from '../commands/arm-faults.js'
import { clearJournal } from '../commands/clear-journal.js'
import { clearLimits } from '../commands/clear-limits.js'
import { close } from '../commands/close.js'
import { deleteOutcome } from '../commands/delete-outcome.js'
import { deleteOutcomes } from '../commands/delete-outcomes.js'
import { disarmFault } from '../commands/disarm-fault.js'
import { disarmFaults } from '../commands/disarm-faults.js'
import { matchFaults } from '../commands/match-faults.js'
import { recordArrival } from '../commands/record-arrival.js'
import { recordRequest } from '../commands/record-request.js'
import { type ResetOptions, reset } from '../commands/reset.js'
import { restoreSnapshot } from '../commands/restore-snapshot.js'
import { setClock } from '../commands/set-clock.js'
import { setLimits } from '../commands/set-limits.js'
import { updateRequest } from '../commands/update-request.js'
import { passVerdict, type Verdict } from '../commands/verdict.js'
import type { ReadonlyEventBridgeLog } from '../event-bridge/event-bridge-log.js'
import type { FaultSeed } from '../faults/fault.js'
import type { FaultDecision } from '../faults/fault-decision.js'
import type { FaultTarget } from '../faults/fault-match.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { ReadonlyFaultRules } from '../faults/fault-rules.js'
import { whyUnreachable } from '../faults/why-unreachable.js'
import type { LimitsSettings, ReadonlyLimits } from '../jobs/limits.js'
import { type EndpointContext, SignedUrls } from '../jobs/signed-urls.js'
import type { Transition } from '../jobs/transition.js'
import { UrlSigner } from '../jobs/url-signer.js'
import type { OpenEntry, ReadonlyJournal } from '../journal/journal.js'
import type { JournalEntry } from '../journal/journal-entry.js'
import type { OutcomeSeed } from '../outcomes/outcome.js'
import type { OutcomeRule, ReadonlyOutcomeRules } from '../outcomes/outcome-rules.js'
import type { ClockAdvance, ClockSettings, ReadonlyClock } from '../time/clock.js'
import { OneAtATime } from '../time/one-at-a-time.js'
import { SharedWork } from '../time/shared-work.js'
import { atOnce, type Steps } from '../time/steps.js'
import type { TimeSlices } from '../time/time-slices.js'
import type { Path } from '../validation/problem.js'
import type { CutOffReason, Work } from '../world/in-flight.js'
import type { Applied, SharedResources, WorldContext, WorldOptions } from '../world/options.js'
import type { SandboxEvent } from '../world/sandbox-event.js'
import type { Scenario } from '../world/scenario.js'
import type { Snapshot, SnapshotDocument } from '../world/snapshot.js'
import type { World } from '../world/world.js'
import type { Eviction } from './eviction.js'
import { SandboxDataGrants } from './sandbox-data-grants.js'
import { SandboxDataSets } from './sandbox-data-sets.js'
import { SandboxEventActions } from './sandbox-event-actions.js'
import { SandboxJobs } from './sandbox-jobs.js'
import { SandboxMemory } from './sandbox-memory.js'
import { type SandboxStart, startOf, takesLong } from './sandbox-start.js'

/**
 * One isolated world, as the rest of the server sees it. Its state can be read here, but changed only by commands. A
 * command that throws a SandboxError has changed nothing.
 */
export class Sandbox {
  readonly jobs: SandboxJobs
  readonly dataSets: SandboxDataSets
  readonly eventActions: SandboxEventActions
  readonly dataGrants: SandboxDataGrants
  readonly memory: SandboxMemory
  #context: WorldContext
  readonly #signer: UrlSigner
  #world: World
  #eviction: Eviction | undefined
  readonly #readings = new OneAtATime()
  /** The reset in slices, and the scenarios that it leads back to. */
  readonly #resets = new SharedWork<readonly Scenario[]>()

  /**
   * `eviction`: that of the sandbox that had this name before. `start` makes its first world; by default it is made at
   * once.
   */
  constructor(
    options: WorldOptions,
    resources: SharedResources,
    eviction?: Eviction,
    start: SandboxStart = startOf(options, resources)
  ) {
    this.#eviction = eviction
    this.#context = start.context
    this.#signer = new UrlSigner(resources.signingKey, options.name)
    this.#world = start.world
    this.#world.becomeCurrent()
    this.jobs = new SandboxJobs(() => this.#world)
    this.dataSets = new SandboxDataSets(() => this.#world)
    this.eventActions = new SandboxEventActions(() => this.#world)
    this.dataGrants = new SandboxDataGrants(() => this.#world)
    this.memory = new SandboxMemory(start.context.shares.memory, () => this.#world)
  }

  get options(): WorldOptions {
    return this.#context.options
  }

  get name(): string {
    return this.options.name
  }

  /**
   * The eviction because of which this sandbox does not have what its clients left in it; undefined if there was none,
   * or if the sandbox has been reset or restored since.
   */
  get eviction(): Eviction | undefined {
    return this.#eviction
  }

  /** The account in its ARNs. */
  get accountId(): string {
    return this.#world.accountId
  }

  /** The seed of its random draws. */
  get seed(): number {
    return this.#world.random.snapshot().seed
  }

  get clock(): ReadonlyClock {
    return this.#world.clock
  }

  get faults(): ReadonlyFaultRules {
    return this.#world.faults
  }

  get outcomes(): ReadonlyOutcomeRules {
    return this.#world.outcomes
  }

  get limits(): ReadonlyLimits {
    return this.#world.limits
  }

  get assets(): ReadonlyAssetStore {
    return this.#world.assets
  }

  get journal(): ReadonlyJournal {
    return this.#world.journal
  }

  /** The events that the service has sent to EventBridge. */
  get eventBridge(): ReadonlyEventBridgeLog {
    return this.#world.eventBridge
  }

  /**
   * Reads the journal in slices of time. `read` is called once others that read it are done: together they would hold a
   * multiple of what the journal holds. It must take its view of the journal at once, or in its first step.
   */
  readJournal<T>(read: (journal: ReadonlyJournal) => Steps<T>): Promise<T> {
    return this.#readings.run(() => this.#slices.take(read(this.journal)))
  }

  /** Returns what a test should check at its end. */
  verdict(): Promise<Verdict> {
    return passVerdict(this.#world)
  }

  /** Returns why a fault can no longer fire, as things are now, or undefined if it can. */
  whyUnreachable(rule: Readonly<FaultRule>): string | undefined {
    return whyUnreachable(rule, this.clock.now(), (id) => this.jobs.get(id))
  }

  /** Returns the signed URLs of this sandbox as a client of an endpoint sees them. */
  signedUrls(endpoint: EndpointContext): SignedUrls {
    return new SignedUrls(this.#signer, endpoint)
  }

  /** Returns everything in the sandbox as it is now. */
  snapshot(): Snapshot {
    return this.#world.snapshot()
  }

  /** Calls back for every event from now on. Returns a function that unsubscribes. */
  subscribe(listener: (event: SandboxEvent) => void): () => void {
    return this.#context.events.subscribe(listener)
  }

  /**
   * Begins work that takes time, such as a request. It is cut off when the sandbox is reset, restored, replaced by a
   * scenario or deleted. Returns a function that must be called when it is done.
   */
  enter(work: Work): () => void {
    return this.#world.inFlight.enter(work)
  }

  /** Adds a request that has ended to the journal, where it takes the next ordinal. */
  record(entry: JournalEntry): void {
    recordRequest(this.#world, entry)
  }

  /** Adds a request that is open to the journal, where it takes the next ordinal. */
  recordArrival(entry: JournalEntry): OpenEntry {
    return recordArrival(this.#world, entry)
  }

  /** Updates the journal entry of a request that was open, because more is known of it or because it has ended. */
  updateRequest(open: OpenEntry, entry: JournalEntry): void {
    updateRequest(this.#world, open, entry)
  }

  /** Removes all requests from the journal, whose ordinals start again at 1. */
  clearJournal(): void {
    clearJournal(this.#world)
  }

  /**
   * Decides which faults fire for a request and counts it. Returns undefined if none fired and nothing was drawn.
   * Returns `refused`, and counts nothing, if the request would have to be held open and `mayHold` is false.
   */
  matchFaults(target: FaultTarget, mayHold = true): FaultDecision | 'refused' | undefined {
    return matchFaults(this.#world, target, mayHold)
  }

  /** Arms faults, all or none. Throws a SandboxError that lists every problem. */
  armFaults(seeds: readonly FaultSeed[], at: (index: number) => Path): readonly Readonly<FaultRule>[] {
    return armFaults(this.#world, seeds, at)
  }

  /** Disarms a fault, and cuts off the requests that it holds. Returns false if there is none with this id. */
  disarmFault(id: string): boolean {
    return disarmFault(this.#world, id)
  }

  /** Disarms all faults, and cuts off the requests that they hold. */
  disarmFaults(): void {
    disarmFaults(this.#world)
  }

  /** Adds outcomes, all or none. Throws a SandboxError that lists every problem. */
  addOutcomes(seeds: readonly OutcomeSeed[], at: (index: number) => Path): readonly Readonly<OutcomeRule>[] {
    return addOutcomes(this.#world, seeds, at)
  }

  /** Deletes an outcome. Returns false if there is none with this id. */
  deleteOutcome(id: string): boolean {
    return deleteOutcome(this.#world, id)
  }

  /** Deletes all outcomes. */
  deleteOutcomes(): void {
    deleteOutcomes(this.#world)
  }

  /** Replaces the limits. */
  setLimits(settings: LimitsSettings): void {
    setLimits(this.#world, settings)
  }

  /** Removes all limits. */
  clearLimits(): void {
    clearLimits(this.#world)
  }

  /** Sets the clock and resolves once everything due has happened. Throws a SandboxError if the clock would go back. */
  setClock(settings: ClockSettings): Promise<void> {
    return setClock(this.#world, settings)
  }

  /** Moves the clock forward and resolves once everything due has happened; see `advanceClock`. */
  advanceClock(advance: ClockAdvance, onTransition: (transition: Transition) => void): Promise<void> {
    return advanceClock(this.#world, advance, onTransition)
  }

  /** Applies a scenario, all of it or nothing. Throws a SandboxError that lists every problem. */
  apply(scenario: Scenario, mode: ApplyMode): Applied {
    return atOnce(applyScenario(this.#world, scenario, mode))
  }

  /** Applies a scenario of any size as `apply` does, in slices of time. Nothing shows until it is done. */
  applyInSlices(scenario: Scenario, mode: ApplyMode): Promise<Applied> {
    return this.#slices.take(applyScenario(this.#world, scenario, mode))
  }

  /** Replaces everything by what a snapshot holds. Throws a SandboxError that lists every problem. */
  restore(snapshot: SnapshotDocument): void {
    this.#replaceWorld(atOnce(restoreSnapshot(this.#world, this.#context, snapshot)))
  }

  /** Restores a snapshot of any size as `restore` does, in slices of time. Nothing shows until it is done. */
  async restoreInSlices(snapshot: SnapshotDocument): Promise<void> {
    this.#replaceWorld(await this.#slices.take(restoreSnapshot(this.#world, this.#context, snapshot)))
  }

  /** Restores a snapshot as `restoreInSlices` does, as what this sandbox started with. */
  async loadInSlices(snapshot: SnapshotDocument): Promise<void> {
    await this.restoreInSlices(snapshot)
    this.#world.markStart()
  }

  /** Makes these the scenarios that a reset leads back to. */
  startWith(scenarios: readonly Scenario[]): void {
    this.#context = { ...this.#context, options: { ...this.options, scenarios } }
  }

  /** Resets the sandbox to what it was at its start, or empties it. */
  reset(options: ResetOptions = {}): void {
    const world = atOnce(reset(this.#world, this.#context, options))
    if (world !== undefined) this.#replaceWorld(world)
  }

  /**
   * Resets the sandbox as `reset` does, in slices of time if it starts with many jobs. It is as it was until that is
   * done. If anything else resets, restores or replaces it meanwhile, that comes after this reset.
   */
  async resetInSlices(options: ResetOptions = {}): Promise<void> {
    const { scenarios } = this.options
    if (options.empty || !takesLong(scenarios)) this.reset(options)
    // One reset serves all that are asked for until it is done, so that they don't make the same jobs many times over.
    else await this.#resets.run(scenarios, () => this.#resetSlowly())
  }

  /** Removes everything and stops the sandbox's time for good. With a reason, cuts off what is in flight. */
  close(reason?: CutOffReason): void {
    close(this.#world, reason)
  }

  get #slices(): TimeSlices {
    return this.#context.resources.slices
  }

  async #resetSlowly(): Promise<void> {
    const world = await this.#slices.take(reset(this.#world, this.#context, {}))
    if (world !== undefined) this.#replaceWorld(world)
  }

  #replaceWorld(world: World): void {
    this.#world = world
    world.becomeCurrent()
    this.#eviction = undefined
    world.events.emit({ kind: 'cleared' })
  }
}
