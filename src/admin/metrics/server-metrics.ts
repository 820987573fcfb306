import { Counter, Gauge, type Metric, Registry } from 'prom-client'
import { EventLoopDelay } from './event-loop-delay.js'
import { readSandboxTotals, type SandboxTotals } from './sandbox-totals.js'
import type { ServerState } from './server-state.js'

/** The beginning of the names of all metrics. */
const PREFIX = 'dataexchange_local_'

/** A value of a metric, and the labels that tell it from the metric's other values. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]

/**
 * The metrics of a server in Prometheus's text format. Nothing is counted here: each metric is read from the state of
 * the server when it is asked for.
 */
export class ServerMetrics {
  readonly #registry = new Registry()
  readonly #delay = new EventLoopDelay()
  readonly #server: ServerState
  #totals: SandboxTotals | undefined

  constructor(server: ServerState) {
    this.#server = server
    this.#addActivity(server)
    this.#addContents()
    this.#addBounds(server)
    this.#addProcess(server)
  }

  /** The content type of the text. */
  get contentType(): string {
    return this.#registry.contentType
  }

  /** Returns all metrics as they are now. */
  async read(): Promise<string> {
    const { sandboxes, slices } = this.#server
    this.#totals = await readSandboxTotals(sandboxes, slices)
    return this.#registry.metrics()
  }

  /** Stops measuring. */
  close(): void {
    this.#delay.close()
  }

  #addActivity({ counts, sandboxes }: ServerState): void {
    this.#counter(
      'requests_total',
      'Requests of the data plane that have ended, by operation and by the status of the response.',
      () =>
        Array.from(counts.requests(), ({ operation = 'Unknown', status = 'none', count }): Sample => {
          return [{ operation, status: String(status) }, count]
        }),
      ['operation', 'status']
    )
    this.#counter(
      'faults_fired_total',
      'Faults that fired, by the kind of their effect.',
      () => Array.from(counts.faultsFired, ([effect, count]): Sample => [{ effect }, count]),
      ['effect']
    )
    this.#counter('transitions_total', 'Transitions of jobs from one state to another.', () => counts.transitions)
    this.#counter('sandboxes_evicted_total', 'Sandboxes evicted to make room for others.', () => sandboxes.evicted)
  }

  #addContents(): void {
    this.#gauge(
      'jobs',
      'Jobs in all sandboxes, by state.',
      ({ jobs }) => Array.from(jobs, ([state, count]): Sample => [{ state }, count]),
      ['state']
    )
    this.#gauge('sandboxes', 'Sandboxes.', () => this.#server.sandboxes.size)
    this.#gauge(
      'journal_entries',
      'Requests that the journals of all sandboxes hold.',
      (totals) => totals.journalEntries
    )
  }

  #addBounds({ memory, content, limits, sandboxes }: ServerState): void {
    this.#gauge('held_bytes', 'Bytes of memory that all sandboxes hold, content included.', () => memory.used)
    this.#gauge('held_bytes_limit', 'The most that held_bytes may be: --max-memory-bytes.', () => memory.limit)
    this.#gauge('held_content_bytes', 'Bytes of the content of assets that all sandboxes hold.', () => content.used)
    this.#gauge(
      'held_content_bytes_limit',
      'The most that held_content_bytes may be: --max-content-bytes.',
      () => content.limit
    )
    this.#gauge(
      'bound_used_ratio',
      'How much of each bound is used, from 0 to 1: by the whole server, or by the sandbox that uses most of it.',
      ({ most }) => [
        [{ bound: 'max-memory-bytes', scope: 'server' }, memory.used / memory.limit],
        [{ bound: 'max-memory-bytes', scope: 'sandbox' }, most.memoryBytes / memory.mostForOne],
        [{ bound: 'max-content-bytes', scope: 'server' }, content.used / content.limit],
        [{ bound: 'max-content-bytes', scope: 'sandbox' }, most.contentBytes / content.mostForOne],
        [{ bound: 'max-sandboxes', scope: 'server' }, sandboxes.size / limits.sandboxes],
        [{ bound: 'max-jobs', scope: 'sandbox' }, most.jobs / limits.jobs],
        [{ bound: 'journal-limit', scope: 'sandbox' }, most.journalEntries / Math.max(1, limits.journalEntries)]
      ],
      ['bound', 'scope']
    )
  }

  #addProcess({ droppedLogLines }: ServerState): void {
    this.#counter(
      'log_lines_dropped_total',
      'Lines of the log that were dropped because its reader was slow or gone.',
      droppedLogLines
    )
    const name = `${PREFIX}event_loop_delay_seconds`
    const help = 'How late the event loop comes to what is due. Quantiles are of the time since the previous scrape.'
    const delay = this.#delay
    const summary = {
      name,
      // What prom-client's Summary observes has to be given to it one by one; the histogram of Node has it already.
      get: async () => {
        const { quantiles, sum, count } = delay.read()
        return {
          name,
          help,
          type: 'summary',
          values: [
            ...Array.from(quantiles, ([quantile, value]) => ({ labels: { quantile: String(quantile) }, value })),
            { metricName: `${name}_sum`, labels: {}, value: sum },
            { metricName: `${name}_count`, labels: {}, value: count }
          ]
        }
      }
    }
    this.#registry.registerMetric(summary as unknown as Metric)
  }

  #counter(name: string, help: string, read: () => readonly Sample[] | number, labelNames: string[] = []): void {
    const counter = new Counter({ name: PREFIX + name, help, labelNames, registers: [this.#registry], collect })
    function collect(): void {
      counter.reset()
      for (const [labels, value] of samplesOf(read())) counter.inc(labels, value)
    }
  }

  #gauge(
    name: string,
    help: string,
    read: (totals: SandboxTotals) => readonly Sample[] | number,
    labelNames: string[] = []
  ): void {
    const collect = () => {
      for (const [labels, value] of samplesOf(read(this.#totals as SandboxTotals))) gauge.set(labels, value)
    }
    const gauge = new Gauge({ name: PREFIX + name, help, labelNames, registers: [this.#registry], collect })
  }
}

function samplesOf(read: readonly Sample[] | number): readonly Sample[] {
  return typeof read === 'number' ? [[{}, read]] : read
}
