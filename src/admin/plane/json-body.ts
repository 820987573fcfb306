import type { FastifyInstance } from 'fastify'
import { AdminError } from './admin-error.js'

/** Takes bodies of the type application/json and no other, so that no web page can post here unasked. */
export function takeJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    // What has no body may still declare a type: clients set it once for all their requests.
    if (text === '') return done(null, undefined)
    try {
      done(null, JSON.parse(text as string))
    } catch (error) {
      const problems = [{ path: '$', message: (error as Error).message }]
      done(new AdminError('Invalid', 'The body is not JSON.', problems))
    }
  })
}
