import { createServer, type RequestListener, type Server } from 'node:http'
import type { NamedScenario } from '../admin/sandboxes/scenarios.js'
import { JobAnswers } from '../aws/wire/answer-cache.js'
import type { Config } from '../config/config.js'
import { ByteBudget } from '../core/assets/byte-budget.js'
import { Sandboxes } from '../core/sandbox/sandboxes.js'
import { TimeSlices } from '../core/time/time-slices.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { quickGetJob } from './quick-get-job.js'
import { worldOptions } from './sandbox-options.js'

/** The settings of Fastify that it leaves to whoever makes its server. Times are in milliseconds. */
interface ServerOptions {
  readonly keepAliveTimeout?: number
  readonly requestTimeout?: number
  readonly connectionTimeout?: number
}

/** How a front gets on with the app. */
export interface FrontOptions {
  /** Loads the app and connects it; called for a request that needs it while it is not there yet. */
  load(): Promise<unknown>
  /** Whether the front answers by itself what it can. */
  readonly hasShortCut: boolean
}

/**
 * The front of a server: the sandboxes, and the HTTP server that answers what pollers ask all the time by itself. All
 * else it hands on to the app, which takes longer to load than all the rest and is waited for where it is needed.
 */
export class Front {
  readonly sandboxes: Sandboxes
  readonly answers = new JobAnswers()
  readonly server: Server
  readonly #shortCut: { isOpen: boolean }
  #handler: RequestListener | undefined

  constructor(config: Config, scenarios: readonly NamedScenario[], wall: WallClock, options: FrontOptions) {
    const { publicUrl } = config
    this.sandboxes = new Sandboxes({
      maxSandboxes: config.maxSandboxes,
      template: worldOptions(config, scenarios),
      resources: { wall, slices: new TimeSlices(wall), bytes: new ByteBudget(config.maxContentBytes) }
    })
    const shortCut = { sandboxes: this.sandboxes, answers: this.answers, wall, publicUrl, isOpen: options.hasShortCut }
    this.#shortCut = shortCut
    this.server = createServer(
      quickGetJob(shortCut, (request, response) => {
        if (this.#handler) this.#handler(request, response)
        else options.load().then(() => this.#handler?.(request, response))
      })
    )
  }

  /** Connects the app: the answer is the server that Fastify then has for its own. */
  connect(handler: RequestListener, options: ServerOptions): Server {
    const { server } = this
    this.#handler = handler
    server.keepAliveTimeout = options.keepAliveTimeout ?? server.keepAliveTimeout
    server.requestTimeout = options.requestTimeout ?? server.requestTimeout
    server.setTimeout(options.connectionTimeout)
    return server
  }

  /** Answers nothing by itself any more: the app knows how to refuse. */
  closeShortCut(): void {
    this.#shortCut.isOpen = false
  }
}
