import { ApiRequests } from '../assets/api-requests.js'
import { AssetStore } from '../assets/asset-store.js'
import { DataGrantStore } from '../data-grants/data-grant-store.js'
import { DataSetStore } from '../data-sets/data-set-store.js'
import { EventActionStore } from '../event-actions/event-action-store.js'
import type { EventBridgeEvent, EventContent } from '../event-bridge/event-bridge-event.js'
import { EventBridgeLog } from '../event-bridge/event-bridge-log.js'
import { FaultRules } from '../faults/fault-rules.js'
import { JobEffectsStore } from '../jobs/job-effects-store.js'
import { JobFactory, type JobOrigin } from '../jobs/job-factory.js'
import { isTerminal } from '../jobs/job-state.js'
import { JobStore } from '../jobs/job-store.js'
import { Limits } from '../jobs/limits.js'
import { Journal } from '../journal/journal.js'
import { RequestTallies } from '../journal/request-tallies.js'
import { WorldLedger } from '../memory/ledger.js'
import { SentNotifications } from '../notifications/sent-notifications.js'
import { OutcomeRules } from '../outcomes/outcome-rules.js'
import { Random, type RandomState } from '../random.js'
import type { TransferShare } from '../storage/transfer-slots.js'
import { Clock, type ClockSettings } from '../time/clock.js'
import { formatWholeSeconds } from '../time/instant.js'
import { Ticker } from '../time/ticker.js'
import type { TimeSlices } from '../time/time-slices.js'
import { autoExportEvent } from './auto-export-event.js'
import { completeJob } from './complete-job.js'
import { endGrant } from './end-grant.js'
import { type CutOffReason, InFlight } from './in-flight.js'
import type { References, WorldContext } from './options.js'
import { ResourceEvents } from './resource-events.js'
import type { SandboxEvents } from './sandbox-events.js'
import type { ServerCounts } from './server-counts.js'
import type { Snapshot } from './snapshot.js'
import { Transfers } from './transfers.js'
import { WorldAgenda } from './world-agenda.js'

/** The part of what a sandbox can have in memory that events of EventBridge may take. */
const EVENTS_PART = 1 / 16

/** What an empty world starts from. */
export interface WorldStart {
  readonly origin: JobOrigin
  readonly clock: ClockSettings
  readonly random: RandomState
}

/**
 * All the state of one sandbox. A reset creates a new world, so that nothing can be left over. A world trusts what it
 * is given: the commands validate it first. Each public field is a piece of state and has a member in the snapshot.
 */
export class World {
  readonly clock: Clock
  readonly random: Random
  readonly jobs: JobStore
  readonly faults: FaultRules
  readonly outcomes: OutcomeRules
  readonly limits = new Limits()
  readonly apiRequests = new ApiRequests()
  readonly assets: AssetStore
  readonly dataSets: DataSetStore
  readonly eventActions: EventActionStore
  readonly dataGrants: DataGrantStore
  /** The notifications that were sent with a client token, and are not sent again. */
  readonly sentNotifications: SentNotifications
  /** What jobs did when they completed. */
  readonly effects: JobEffectsStore
  /** The requests made so far. Not part of a snapshot: that holds what the sandbox is, not what was done to it. */
  readonly journal: Journal
  /** The events that the service has sent. Not part of a snapshot either. */
  readonly eventBridge: EventBridgeLog
  /** What was counted of the requests, whatever the journal still holds of them. Not part of a snapshot either. */
  readonly tallies = new RequestTallies()
  readonly #context: WorldContext
  readonly #origin: JobOrigin
  readonly #factory: JobFactory
  readonly #agenda: WorldAgenda
  readonly #ticker: Ticker
  readonly #memory: WorldLedger
  readonly #resourceEvents: ResourceEvents
  /** Undefined if no objects are moved. */
  readonly #transfers: Transfers | undefined
  #startedWith = { jobs: 0, faults: new Set<string>() }
  #inFlight = new InFlight()

  /** Creates a world without contents. */
  constructor(context: WorldContext, { origin, clock, random }: WorldStart) {
    const { options, resources, shares, events } = context
    const ledger = new WorldLedger(shares.memory)
    this.#memory = ledger
    this.#context = context
    this.#origin = origin
    this.clock = new Clock(resources.wall, clock)
    this.random = new Random(random)
    const { storage } = resources
    this.#transfers = storage && new Transfers(this, storage.objects, shares.transfers as TransferShare)
    this.#factory = new JobFactory(origin, this.random, this.hasStorage)
    this.assets = new AssetStore(shares.content, ledger)
    this.#resourceEvents = new ResourceEvents(events)
    this.dataSets = new DataSetStore((id) => this.assets.delete(id), ledger, this.#resourceEvents.emit)
    this.eventActions = new EventActionStore(ledger, this.#resourceEvents.emitEventAction)
    this.dataGrants = new DataGrantStore(ledger, this.#resourceEvents.emitDataGrant)
    this.sentNotifications = new SentNotifications(ledger)
    this.effects = new JobEffectsStore(ledger)
    this.jobs = new JobStore(
      () => this.#settledNow(),
      (transition, job) => {
        resources.counts.countTransition()
        if (isTerminal(transition.to)) this.#transfers?.abort(transition.jobId)
        if (transition.to === 'COMPLETED') completeJob(this, job, transition.at)
        else if (isTerminal(transition.to)) this.effects.release(transition.jobId)
        const ended = autoExportEvent(this.dataSets, job, transition)
        events.emit({ kind: 'transition', transition, job })
        if (ended !== undefined) this.sendEvent(ended, transition.at)
      },
      (id) => {
        this.#transfers?.abort(id)
        this.assets.deleteUpload(id)
        this.effects.delete(id)
      },
      ledger,
      this.#transfers && ((job) => this.#transfers?.begin(job))
    )
    this.faults = new FaultRules(this.random, ledger)
    this.outcomes = new OutcomeRules(ledger)
    this.journal = new Journal(options.journalLimit, ledger)
    this.eventBridge = new EventBridgeLog(ledger, shares.memory.budget.mostForOne * EVENTS_PART)
    this.#agenda = new WorldAgenda(this.jobs, this.dataGrants, (grant) => endGrant(this, grant))
    this.#ticker = new Ticker(resources.wall, resources.slices, this.clock, this.#agenda)
  }

  get name(): string {
    return this.#context.options.name
  }

  get maxJobs(): number {
    return this.#context.options.maxJobs
  }

  get references(): References {
    return this.#context.options.references
  }

  /** Whether there is a storage, so that jobs move objects before they complete. */
  get hasStorage(): boolean {
    return this.#transfers !== undefined
  }

  /** The account in the ARNs of its jobs. */
  get accountId(): string {
    return this.#origin.accountId
  }

  /** The region in ARNs, unless a client uses another one. */
  get region(): string {
    return this.#origin.region
  }

  /** Creates the jobs of this world. */
  get factory(): JobFactory {
    return this.#factory
  }

  /** The listeners of its sandbox. */
  get events(): SandboxEvents {
    return this.#context.events
  }

  /** What has happened in all sandboxes of the server. */
  get counts(): ServerCounts {
    return this.#context.resources.counts
  }

  /** What it counts against its sandbox's share of memory. */
  get memory(): WorldLedger {
    return this.#memory
  }

  /** The slices in which long work is done. */
  get slices(): TimeSlices {
    return this.#context.resources.slices
  }

  /** The number of jobs that the world started with, and the ids of its faults then: a verdict leaves these out. */
  get startedWith(): { readonly jobs: number; readonly faults: ReadonlySet<string> } {
    return this.#startedWith
  }

  /** What is in flight now, and ends with what is in this world now. */
  get inFlight(): InFlight {
    return this.#inFlight
  }

  /** Declares everything that the world holds now to be what it started with. */
  markStart(): void {
    this.#startedWith = { jobs: this.jobs.nextSerial, faults: new Set(this.faults.list().map(({ id }) => id)) }
  }

  /** Makes every change of data sets from now on an event: the world is that of its sandbox. */
  becomeCurrent(): void {
    this.#resourceEvents.begin()
  }

  /** Makes a change whose data sets are no events, because one event tells of all of it. */
  quietly<T>(change: () => T): T {
    return this.#resourceEvents.quietly(change)
  }

  /** Sets the clock. `now` must not be before the present. */
  setClock(settings: ClockSettings): void {
    this.#ticker.disarm()
    this.clock.set(settings)
    this.reschedule()
  }

  /** Moves the clock forward to an instant, which must not be before the present. */
  moveClock(instant: number): void {
    this.#ticker.disarm()
    this.clock.moveTo(instant)
    this.reschedule()
  }

  /** Resolves once everything due by an instant that the clock has reached has happened, or when the world ends. */
  settle(instant: number): Promise<void> {
    return this.#ticker.settle(instant)
  }

  /**
   * Lets everything happen that is due by now. The effects of jobs on data sets show at once, whenever the ticker comes
   * to them.
   */
  settleDue(): void {
    this.#settleDue(this.clock.now())
    this.reschedule()
  }

  /** Sets the timer again. Must be called after any change to what falls due next. */
  reschedule(): void {
    this.#ticker.arm()
  }

  /** Sends an event to EventBridge at an instant of sandbox time: by default, now. */
  sendEvent({ detailType, region, resources, detail }: EventContent, at = this.clock.now()): void {
    const event: EventBridgeEvent = {
      version: '0',
      id: this.random.uuid(),
      'detail-type': detailType,
      source: 'aws.dataexchange',
      account: this.accountId,
      time: formatWholeSeconds(at),
      region,
      resources: [...resources],
      detail: { ...detail }
    }
    this.eventBridge.add(event)
    this.events.emit({ kind: 'event-bridge', event })
  }

  /** Cuts off what is in flight. What comes in from now on goes on. */
  cutOff(reason: CutOffReason): void {
    this.#inFlight.end(reason)
    this.#inFlight = new InFlight()
  }

  /** Removes everything that scenarios add. The clock and the random numbers continue. */
  clear(): void {
    this.#transfers?.abortAll()
    const { jobs, effects, dataSets, eventActions, dataGrants, sentNotifications } = this
    const { faults, outcomes, limits, apiRequests, assets } = this
    for (const part of [jobs, effects, dataSets, eventActions, dataGrants, sentNotifications]) part.clear()
    for (const part of [faults, outcomes, limits, apiRequests, assets]) part.clear()
    this.reschedule()
  }

  /** The present, by which jobs are read: what ran on the data sets of grants that have ended by now fails. */
  #settledNow(): number {
    const now = this.clock.now()
    if (now >= this.dataGrants.nextEnd && !this.#agenda.isEnding) this.#settleDue(now)
    return now
  }

  #settleDue(instant: number): void {
    while (this.#agenda.settleNext(instant));
  }

  /** Returns everything in this world as it is now. */
  snapshot(): Snapshot {
    // What jobs did that are due is in the data sets and no longer in the jobs.
    if (this.dataSets.size > 0) this.settleDue()
    const { accountId, region, durations } = this.#origin
    return {
      version: 1,
      origin: { accountId, region, durations },
      clock: this.clock.snapshot(),
      random: this.random.snapshot(),
      faults: this.faults.snapshot(),
      outcomes: this.outcomes.snapshot(),
      limits: this.limits.snapshot(),
      apiRequests: this.apiRequests.snapshot(),
      assets: this.assets.contents(),
      dataSets: this.dataSets.contents(),
      eventActions: this.eventActions.snapshot(),
      dataGrants: this.dataGrants.snapshot(),
      sentNotifications: this.sentNotifications.snapshot(),
      effects: [...this.effects.snapshot()],
      jobs: this.jobs.snapshot()
    }
  }

  /**
   * Stops the world's time for good and gives back the room that it takes. With a reason, cuts off what is in
   * flight.
   */
  end(reason?: CutOffReason): void {
    if (reason !== undefined) this.#inFlight.end(reason)
    this.#ticker.stop()
    this.#transfers?.abortAll()
    this.assets.clear()
    this.journal.clear()
    this.#memory.close()
  }
}
