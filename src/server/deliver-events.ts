import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import type { WallClock } from '../core/time/wall-clock.js'
import type { Deliveries, EventTargets } from '../event-targets/event-targets.js'

/**
 * Sends events to targets, if there are any: what does that is loaded only then, and before the server listens. Returns
 * a function that returns what became of the events of a sandbox. When its sandboxes are closed, nothing is sent any
 * more.
 */
export function deliverEvents(
  app: FastifyInstance,
  urls: readonly string[],
  context: { readonly sandboxes: Sandboxes; readonly wall: WallClock; readonly log: FastifyBaseLogger }
): (sandbox: Sandbox) => readonly Deliveries[] {
  let targets: EventTargets | undefined
  if (urls.length > 0) {
    app.addHook('onReady', async () => {
      const { EventTargets } = await import('../event-targets/event-targets.js')
      targets = new EventTargets(urls, context)
    })
  }
  return (sandbox) => targets?.deliveries(sandbox) ?? []
}
