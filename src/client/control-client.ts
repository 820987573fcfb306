import { ClockControl } from './clock-control.js'
import { ControlError } from './control-error.js'
import { DataSetsControl } from './data-sets-control.js'
import { type Duration, ms } from './duration.js'
import { streamEvents } from './events.js'
import { LimitsControl } from './limits-control.js'
import { listAll } from './list-all.js'
import { waitInParts } from './long-waits.js'
import { type FaultsControl, type OutcomesControl, RulesControl } from './rules-control.js'
import { SandboxesControl } from './sandboxes-control.js'
import { type ControlOptions, Transport } from './transport.js'
import type {
  AssetView,
  DetailType,
  EventBridgeEnvelope,
  EventTarget,
  Health,
  JobError,
  JobSeed,
  JobState,
  JobType,
  JobView,
  ListMeta,
  OperationName,
  PartialJobDetails,
  PollPattern,
  RequestView,
  Reset,
  Restored,
  Scenario,
  ScenarioApplied,
  ScenarioView,
  SdkCall,
  Snapshot,
  SnapshotSaved,
  StreamEvent,
  Verdict,
  Verification,
  Verify
} from './types.js'
import { VerdictError } from './verdict-error.js'

/** Which requests of the journal are returned: all given members must hold. */
export interface RequestFilter {
  readonly operation?: OperationName
  readonly jobId?: string
  readonly dataSetId?: string
  readonly revisionId?: string
  readonly assetId?: string
  readonly status?: number
  /** The id of a fault that fired. */
  readonly fault?: string
  /** The instant, in the sandbox's time, from which requests count. */
  readonly since?: Date | string
  /** Only what came after the request with this ordinal. */
  readonly after?: number
  /** At most so many: the last ones, or with `after` the first. */
  readonly limit?: number
}

/** Part of the list of jobs, and what requests the next part; absent on the last one. */
export interface JobPage {
  readonly jobs: readonly JobView[]
  readonly next?: string
}

/** Requests of the journal, and how many it holds and has dropped. */
export type Requests = RequestView[] & { readonly meta: ListMeta }

/** Events of EventBridge, how many there were and have been dropped, and what became of them at each target. */
export type EventBridgeEvents = EventBridgeEnvelope[] & {
  readonly meta: ListMeta
  readonly targets: readonly EventTarget[]
}

/** Calls of SDKs, and how many requests the journal holds and has dropped. */
export type Calls = SdkCall[] & { readonly meta: ListMeta }

/**
 * A client of the control plane: it seeds and inspects one sandbox of a server that runs. All methods throw a
 * ControlError if the server refuses the request, and an UnreachableError if it does not respond.
 */
export class ControlClient {
  readonly clock: ClockControl
  readonly faults: FaultsControl
  readonly outcomes: OutcomesControl
  readonly limits: LimitsControl
  readonly dataSets: DataSetsControl
  /** All sandboxes of the server. */
  readonly sandboxes: SandboxesControl
  readonly #transport: Transport

  /**
   * Makes a client of the default sandbox, or of the one whose base URL is given. Sends nothing. Throws a TypeError if
   * the URL is not one.
   */
  constructor(url: string | URL, options: ControlOptions = {}) {
    const transport = new Transport(url, options)
    this.#transport = transport
    this.clock = new ClockControl(transport)
    this.faults = new RulesControl(transport, 'faults')
    this.outcomes = new RulesControl(transport, 'outcomes')
    this.limits = new LimitsControl(transport)
    this.dataSets = new DataSetsControl(transport)
    this.sandboxes = new SandboxesControl(transport)
  }

  /** The base URL of the sandbox: the endpoint of the SDKs whose requests are to reach it. */
  get url(): string {
    return this.#transport.url
  }

  /**
   * What the code under test needs in its environment, so that its SDK calls this sandbox: endpoint, region, dummy
   * credentials.
   */
  get environment(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL_DATAEXCHANGE: this.url,
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test'
    }
  }

  /** Returns a client of another sandbox of the same server: 1 to 64 letters, digits, dashes and underscores. */
  sandbox(name: string): ControlClient {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
      throw new TypeError(
        `${JSON.stringify(name)} is not a sandbox: use 1 to 64 letters, digits, dashes and underscores`
      )
    }
    const url = `${this.url.replace(/\/sandbox\/[^/]*$/, '')}/sandbox/${name}`
    return clientOf(url, this.#transport.options)
  }

  /** Returns whether the server is ready, its version and how long it has been running. */
  health(): Promise<Health> {
    return this.#transport.ask('GET', '/health')
  }

  /**
   * Restores the initial state of the sandbox: fixtures, clock, seed; journal and faults are emptied. `to: 'empty'`
   * leaves out the fixtures; `reload: true` reads the fixture files again. Requests in flight are cut off.
   */
  reset(options: { readonly to?: 'start' | 'empty'; readonly reload?: boolean } = {}): Promise<Reset> {
    return this.#transport.ask('POST', '/reset', { query: options })
  }

  /** Seeds one job or several, all or none. */
  seed(job: JobSeed): Promise<JobView>
  seed(jobs: readonly JobSeed[]): Promise<JobView[]>
  async seed(jobs: JobSeed | readonly JobSeed[]): Promise<JobView | JobView[]> {
    const seeded = await this.#transport.ask<JobView & { jobs: JobView[] }>('POST', '/jobs', { body: jobs })
    return Array.isArray(jobs) ? seeded.jobs : seeded
  }

  /** Returns the jobs in the order of their seeding, all of them or those of a state or a type. */
  jobs(filter: { readonly state?: JobState; readonly type?: JobType } = {}): Promise<JobView[]> {
    return listAll<JobView>(this.#transport, '/jobs', 'jobs', { ...filter, limit: 1000 })
  }

  /**
   * Returns a page of the jobs in the order of their seeding: at most `limit` after a cursor, the `next` of another
   * page.
   */
  jobPage(query: { readonly limit?: number; readonly after?: string } = {}): Promise<JobPage> {
    return this.#transport.ask('GET', '/jobs', { query })
  }

  /** Returns a job with its plan, polls and history. */
  job(jobId: string): Promise<JobView> {
    return this.#transport.ask('GET', `/jobs/${encodeURIComponent(jobId)}`)
  }

  deleteJob(jobId: string): Promise<void> {
    return this.#transport.ask('DELETE', `/jobs/${encodeURIComponent(jobId)}`)
  }

  /** Moves a job to a state at once, whatever its plan says; the plan goes on from there if it has the state ahead. */
  transition(
    jobId: string,
    state: JobState,
    change: { readonly errors?: readonly JobError[]; readonly details?: PartialJobDetails } = {}
  ): Promise<JobView> {
    return this.#transport.ask('POST', `/jobs/${encodeURIComponent(jobId)}/transition`, { body: { state, ...change } })
  }

  /**
   * Waits until a job is in a state, by default for at most 30 s of real time. Throws a ControlError with status 408 if
   * time runs out or the job can no longer get there.
   */
  async await(
    jobId: string,
    state: JobState,
    { timeout = '30s' }: { readonly timeout?: Duration } = {}
  ): Promise<JobView> {
    const path = `/jobs/${encodeURIComponent(jobId)}/await`
    const ask = (timeoutMs: number) =>
      this.#transport.ask<JobView>('GET', path, { query: { state, timeoutMs } }).catch((error: unknown) => {
        if (error instanceof ControlError && error.status === 408) return error
        throw error
      })
    const awaited = await waitInParts(ms(timeout), ask, (result) => !(result instanceof ControlError))
    if (awaited instanceof ControlError) throw awaited
    return awaited
  }

  /** Returns the scenarios that the fixture files hold. */
  async scenarios(): Promise<ScenarioView[]> {
    const { scenarios } = await this.#transport.ask<{ scenarios: ScenarioView[] }>('GET', '/scenarios')
    return scenarios
  }

  /** Applies a scenario: one of the fixture files by its name, or a document. `replace` empties the sandbox first. */
  scenario(scenario: string | Scenario, options: { readonly mode?: 'add' | 'replace' } = {}): Promise<ScenarioApplied> {
    return typeof scenario === 'string'
      ? this.#transport.ask('POST', `/scenarios/${encodeURIComponent(scenario)}`, { query: options })
      : this.#transport.ask('POST', '/scenarios', { query: options, body: scenario })
  }

  /** Returns the content that the sandbox holds for assets. */
  async assets(): Promise<AssetView[]> {
    const { assets } = await this.#transport.ask<{ assets: AssetView[] }>('GET', '/assets')
    return assets
  }

  /** Returns the requests that reached the data plane, in the order of their arrival. */
  async requests({ since, ...filter }: RequestFilter = {}): Promise<Requests> {
    const query = { ...filter, since: since instanceof Date ? since.toISOString() : since }
    const { requests, meta } = await this.#transport.ask<{ requests: RequestView[]; meta: ListMeta }>(
      'GET',
      '/requests',
      { query }
    )
    return Object.assign(requests, { meta })
  }

  /** Empties the journal. */
  clearRequests(): Promise<void> {
    return this.#transport.ask('DELETE', '/requests')
  }

  /** Returns the requests grouped by the SDK calls that made them: attempts, gaps, how each ended. */
  async calls(): Promise<Calls> {
    const { calls, meta } = await this.#transport.ask<{ calls: SdkCall[]; meta: ListMeta }>('GET', '/calls')
    return Object.assign(calls, { meta })
  }

  /** Returns how a client polled a job: how often, at what gaps, and whether it went on after the end. */
  polls(jobId: string): Promise<PollPattern> {
    return this.#transport.ask('GET', `/polls/${encodeURIComponent(jobId)}`)
  }

  /**
   * Returns the events that the service has sent to EventBridge, the oldest first: those of a type, or the last so
   * many.
   */
  async eventBridge(
    query: { readonly detailType?: DetailType; readonly limit?: number } = {}
  ): Promise<EventBridgeEvents> {
    const { events, meta, targets } = await this.#transport.ask<{
      events: EventBridgeEnvelope[]
      meta: ListMeta
      targets: EventTarget[]
    }>('GET', '/event-bridge', { query })
    return Object.assign(events, { meta, targets })
  }

  /** Checks the journal against expectations. With `timeoutMs`, waits until they are met. */
  verify({ timeoutMs = 0, ...expected }: Verify): Promise<Verification> {
    const ask = (ms: number) =>
      this.#transport.ask<Verification>('POST', '/verify', { body: { ...expected, timeoutMs: ms } })
    return waitInParts(timeoutMs, ask, ({ ok }) => ok)
  }

  /** Returns what the test set up and its client never used. */
  verdict(): Promise<Verdict> {
    return this.#transport.ask('GET', '/verdict')
  }

  /** Throws a VerdictError that lists all findings if the verdict is not ok. For the teardown of a test. */
  async assertVerdict(): Promise<void> {
    const verdict = await this.verdict()
    if (!verdict.ok) throw new VerdictError(verdict, this.url)
  }

  /** Returns the whole sandbox as one document. */
  snapshot(): Promise<Snapshot> {
    return this.#transport.ask('GET', '/snapshot')
  }

  /** Saves all sandboxes of the server to the file of `--snapshot`. Throws a ControlError if it has none. */
  saveSnapshot(): Promise<SnapshotSaved> {
    return this.#transport.ask('POST', '/snapshot/save')
  }

  /** Makes the sandbox what it was when the snapshot was taken. */
  restore(snapshot: Snapshot): Promise<Restored> {
    return this.#transport.ask('PUT', '/snapshot', { body: snapshot })
  }

  /**
   * Streams what happens in the sandbox from the first `next()` on: transitions, requests, faults that fired. Ends when
   * the loop is left, the signal is aborted or the server closes. `onOpen` is called once the stream has begun: nothing
   * that happens after that is missed.
   */
  events(
    options: { readonly signal?: AbortSignal; readonly onOpen?: () => void } = {}
  ): AsyncGenerator<StreamEvent, void> {
    return streamEvents(this.#transport, options)
  }

  /** Returns the metrics of the whole server, in Prometheus's text format. */
  metrics(): Promise<string> {
    return this.#transport.text('GET', '/metrics')
  }

  /** Returns the description of the control plane, as OpenAPI 3.1. */
  openapi(): Promise<Readonly<Record<string, unknown>>> {
    return this.#transport.ask('GET', '/openapi.json')
  }
}

/** A bundler renames a class that refers to itself. */
function clientOf(url: string, options: ControlOptions): ControlClient {
  return new ControlClient(url, options)
}
