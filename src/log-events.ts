import type { FastifyInstance } from 'fastify'
import { formatInstant } from './core/instant.js'
import type { Sandbox } from './core/sandbox.js'

/** Logs what happens: transitions at `info`, each answer at `debug`. */
export function logEvents(app: FastifyInstance, sandbox: Sandbox): void {
  sandbox.subscribe((event) => {
    if (event.kind !== 'transition') return
    const { jobId, from, to, at } = event.transition
    app.log.info({ sandbox: sandbox.name, jobId, from, to, at: formatInstant(at) }, `job ${jobId}: ${from} → ${to}`)
  })
  app.addHook('onResponse', ({ method, url, log }, reply, done) => {
    log.debug({ method, url, status: reply.statusCode, ms: reply.elapsedTime }, `${method} ${url} ${reply.statusCode}`)
    done()
  })
}
