import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { describeEviction } from '../core/sandbox/eviction.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import { formatInstant } from '../core/time/instant.js'
import { isLogged } from './logger.js'

/**
 * Logs what happens: at `info` evictions, whose clients lose their jobs; at `debug` transitions, which may be a million at
 * once, and each response.
 */
export function logEvents(app: FastifyInstance, logger: FastifyBaseLogger, sandboxes: Sandboxes): void {
  sandboxes.onEviction((eviction) => logger.info({ eviction }, describeEviction(eviction)))
  if (!isLogged(logger, 'debug')) return
  sandboxes.subscribe((event, { name }) => {
    if (event.kind !== 'transition') return
    const { jobId, from, to, at } = event.transition
    logger.debug({ sandbox: name, jobId, from, to, at: formatInstant(at) }, `job ${jobId}: ${from} → ${to}`)
  })
  app.addHook('onResponse', ({ method, originalUrl }, { statusCode, elapsedTime }, done) => {
    logger.debug(
      { method, url: originalUrl, status: statusCode, ms: elapsedTime },
      `${method} ${originalUrl} ${statusCode}`
    )
    done()
  })
}
