import type { ReadonlyEventBridgeLog } from '../core/event-bridge/event-bridge-log.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import type { WallClock } from '../core/time/wall-clock.js'
import type { SandboxEvent } from '../core/world/sandbox-event.js'
import { type PostEvent, postEvent } from './post-event.js'
import { MOST_WAITING, TargetQueue } from './target-queue.js'

/** What became of the events of a sandbox that were to be sent to a target. */
export interface Deliveries {
  readonly url: string
  readonly delivered: number
  readonly failed: number
  readonly dropped: number
  readonly waiting: number
}

/** The dependencies of the targets. */
export interface EventTargetsContext {
  readonly sandboxes: Sandboxes
  readonly wall: WallClock
  readonly log: {
    debug(fields: object, message: string): void
    warn(fields: object, message: string): void
  }
  /** How events are sent: by default over HTTP. */
  readonly post?: PostEvent
}

/** The queues of a sandbox, and the log of the world whose events they hold. A reset replaces the world. */
interface SandboxQueues {
  readonly world: ReadonlyEventBridgeLog
  readonly queues: readonly TargetQueue[]
}

/**
 * Sends the events that the service sends to EventBridge on to URLs, as rules of EventBridge would. Each target has a
 * queue in each sandbox, so that a slow target holds up neither another one nor another sandbox.
 */
export class EventTargets {
  readonly #urls: readonly string[]
  readonly #context: EventTargetsContext
  readonly #queuesOf = new Map<Sandbox, SandboxQueues>()

  constructor(urls: readonly string[], context: EventTargetsContext) {
    this.#urls = urls
    this.#context = context
    context.sandboxes.subscribe((event, sandbox) => this.#follow(event, sandbox))
  }

  /** Returns what became of the events of a sandbox since its start or its last reset, for each target in order. */
  deliveries(sandbox: Sandbox): readonly Deliveries[] {
    const queues = this.#queuesOf.get(sandbox)?.queues
    return this.#urls.map((url, index) => ({
      url,
      ...(queues?.[index]?.counts ?? { delivered: 0, failed: 0, dropped: 0, waiting: 0 })
    }))
  }

  #follow(event: SandboxEvent, sandbox: Sandbox): void {
    if (event.kind === 'event-bridge') {
      for (const queue of this.#queuesFor(sandbox)) queue.add(event.event)
    } else if (event.kind === 'cleared' || event.kind === 'closed') {
      const { world, queues } = this.#queuesOf.get(sandbox) ?? { queues: [] }
      for (const queue of queues) queue.drop()
      // A scenario that replaces what is in a world leaves its events, and what was counted of them.
      if (event.kind === 'closed' || world !== sandbox.eventBridge) this.#queuesOf.delete(sandbox)
    }
  }

  #queuesFor(sandbox: Sandbox): readonly TargetQueue[] {
    const known = this.#queuesOf.get(sandbox)
    if (known !== undefined) return known.queues
    const queues = this.#urls.map((url) => this.#queue(url, sandbox))
    this.#queuesOf.set(sandbox, { world: sandbox.eventBridge, queues })
    return queues
  }

  #queue(url: string, { name: sandbox, memory }: Sandbox): TargetQueue {
    const { wall, log, post = postEvent } = this.#context
    const listed = 'GET /__admin/event-bridge lists it'
    return new TargetQueue({
      url,
      sandbox,
      wall,
      post,
      takeMemory: (bytes) => memory.keep(bytes),
      onDelivered: ({ id, 'detail-type': type }, tries) =>
        log.debug({ sandbox, url, event: id, type, tries }, `the event ${id} (${type}) was delivered to ${url}`),
      onGivenUp: ({ id, 'detail-type': type }, tries, why) =>
        log.warn(
          { sandbox, url, event: id, type, tries, why },
          `the event ${id} (${type}) of sandbox ${sandbox} was given up after ${tries} tries: --event-target ${url} did not take it, because ${why}; check that target, the next event is sent to it as well; ${listed}`
        ),
      onFull: ({ id, 'detail-type': type }) =>
        log.warn(
          { sandbox, url, event: id, type },
          `the event ${id} (${type}) of sandbox ${sandbox} was dropped, and so are others until there is room: ${MOST_WAITING} events or as many as there is memory for wait for --event-target ${url}; check that it responds in time; ${listed}`
        )
    })
  }
}
