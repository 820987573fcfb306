import type { FastifyInstance } from 'fastify'

/**
 * Cuts off the uploads and downloads of a sandbox that is reset, also those whose body is still arriving: what comes of
 * them later must not reach the new world.
 */
export function cutOffWithSandbox(app: FastifyInstance): void {
  const cutOff = new WeakSet()
  app.addHook('preParsing', ({ raw, sandbox }, reply, payload, done) => {
    const leave = sandbox.enter({
      cutOff: () => {
        cutOff.add(raw)
        // A response that waits for its turn on its connection does not have it yet.
        if (reply.raw.socket === null) raw.socket.destroy()
        else reply.raw.destroy()
      }
    })
    reply.raw.once('close', leave)
    done(null, payload)
  })
  app.addHook('preHandler', ({ raw }, reply, done) => {
    if (cutOff.has(raw)) reply.hijack()
    else done()
  })
}
