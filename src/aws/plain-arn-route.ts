import type { FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import { labelsOf, mayBeGrantArn } from './operation-table.js'

/** The parameter of a route that has the rest of an ARN: what comes after its slash. */
const REST = 'rest'

/** A route for ARNs that are not encoded, and the hook that makes one label of the two segments that these are. */
interface PlainArnRoute {
  readonly url: string
  join(request: FastifyRequest, reply: unknown, done: HookHandlerDoneFunction): void
}

/**
 * Returns the second route of an operation whose path may have the ARN of a grant in it; undefined for any other. AWS:
 * clients encode the ARN as one segment. Mock: one that a person pastes as it is has a slash, and is taken too.
 */
export function plainArnRoute(path: string): PlainArnRoute | undefined {
  const label = labelsOf({ path }).find(mayBeGrantArn)
  if (label === undefined) return undefined
  return {
    url: path.replace(`{${label}}`, `:${label}(^arn:[^/]*$)/:${REST}`),
    join(request, _, done) {
      const { [label]: first, [REST]: rest } = request.params as Readonly<Record<string, string>>
      request.params = { [label]: `${first}/${rest}` }
      done()
    }
  }
}
