import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WallClock } from '../core/time/wall-clock.js'
import { isBelow } from './planes.js'

/** How long after the server starts to listen all planes are loaded, in milliseconds. */
const LOAD_AFTER_MS = 100

/** Builds a plane: a separate Fastify instance whose routes have the plane's prefix. */
export type LoadPlane = () => Promise<FastifyInstance>

/**
 * The planes that the first GetJob does not need, by the prefixes of their paths. Each is loaded with its first
 * request, or soon after the server starts to listen.
 */
export class LazyPlanes {
  readonly #planes: readonly { readonly prefix: string; readonly load: LoadPlane }[]
  readonly #log: FastifyBaseLogger
  readonly #loading = new Map<LoadPlane, Promise<FastifyInstance>>()
  readonly #loaded = new Map<LoadPlane, FastifyInstance>()
  #isClosing = false

  constructor(planes: Readonly<Record<string, LoadPlane>>, log: FastifyBaseLogger) {
    this.#planes = Object.entries(planes).map(([prefix, load]) => ({ prefix, load }))
    this.#log = log
  }

  /** Loads all planes soon after the app starts to listen, and closes them with the app. */
  follow(app: FastifyInstance, wall: WallClock): void {
    let cancelTimer = () => {}
    app.addHook('onListen', async () => {
      cancelTimer = wall.setTimer(() => {
        for (const { load } of this.#planes) this.#get(load).catch((error) => this.#tell(error))
      }, LOAD_AFTER_MS)
    })
    app.addHook('preClose', async () => {
      cancelTimer()
      this.#isClosing = true
      for (const loading of this.#loading.values()) {
        // One that could not be loaded has been logged, and is no reason not to close the others.
        const instance = await loading.catch(() => undefined)
        await instance?.close()
      }
    })
  }

  /** Hands a request, whose body has not been read, over to its plane. Returns false if it is for none of them. */
  handOn({ url, raw }: FastifyRequest, reply: FastifyReply): boolean {
    const plane = this.#planes.find(({ prefix }) => isBelow(prefix, url))
    if (plane === undefined) return false
    reply.hijack()
    const give = (instance: FastifyInstance) => instance.routing(raw, reply.raw)
    const giveUp = (error: unknown) => {
      this.#tell(error)
      reply.raw.destroy()
      // A response that waits behind another does not have the socket yet.
      raw.socket.destroy?.()
    }
    const loaded = this.#loaded.get(plane.load)
    if (loaded) {
      try {
        give(loaded)
      } catch (error) {
        giveUp(error)
      }
      return true
    }
    // What the client does meanwhile is noticed afterwards. If it has sent all that it wants to, Node would close the
    // connection before there is a response, and what a client that leaves has asked for would never be released.
    const { socket } = raw
    socket.pause?.()
    this.#get(plane.load)
      .then((instance) => {
        socket.resume?.()
        give(instance)
      })
      .catch(giveUp)
    return true
  }

  async #get(load: LoadPlane): Promise<FastifyInstance> {
    const loading = this.#loading.get(load) ?? load()
    this.#loading.set(load, loading)
    const instance = await loading
    // One that is loaded for a request that came last responds to it, and keeps no stream open.
    if (this.#isClosing) await instance.close()
    this.#loaded.set(load, instance)
    return instance
  }

  #tell(error: unknown): void {
    this.#log.error({ err: error }, 'a bug in dataexchange-local: a part of it could not be loaded, or failed')
  }
}
