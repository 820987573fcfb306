import type { FastifyInstance } from 'fastify'
import { AdminError } from './admin-error.js'

/** Accepts only bodies of the type application/json, which a web page cannot send to another origin unasked. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    // A request without a body may still have a content type: clients often set it for all their requests.
    if (text === '') return done(null, undefined)
    try {
      done(null, JSON.parse(text as string))
    } catch (error) {
      const problems = [{ path: '$', message: (error as Error).message }]
      done(new AdminError('Invalid', 'The body is not JSON.', problems))
    }
  })
}
