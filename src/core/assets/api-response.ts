import { type Static, Type } from '@sinclair/typebox'
import { HTTP_RESPONSE_MEMBERS, httpResponseProblems } from '../model/http-response.js'
import { EXPECTED } from '../validation/expected.js'
import type { Path, Problem } from '../validation/problem.js'
import { StringEnum } from '../validation/string-enum.js'

/** A response that the provider of an API asset gives, and the requests that it is for. */
export const ApiResponse = Type.Object(
  {
    method: Type.Optional(
      StringEnum(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'], {
        description: 'The method of the requests that it is for. If absent, every method.'
      })
    ),
    path: Type.Optional(
      Type.String({
        pattern: '^/[^?#]*$',
        description: 'A path such as /prices, without a query. If it is absent, the response is for every path.',
        [EXPECTED]: 'a path such as /prices, without a query'
      })
    ),
    ...HTTP_RESPONSE_MEMBERS
  },
  {
    additionalProperties: false,
    description: "A response of the asset's provider. The first one that matches is sent."
  }
)
export type ApiResponse = Static<typeof ApiResponse>

/** Returns why responses of the right shape could not be sent. */
export function apiResponsesProblems(responses: readonly ApiResponse[], at: Path): Problem[] {
  return responses.flatMap((response, index) => httpResponseProblems(response, [...at, index]))
}

/** Returns the index of the first response for a request; -1 if there is none. `path` has no query. */
export function matchingResponse(responses: readonly ApiResponse[], request: { method: string; path: string }): number {
  const method = request.method.toUpperCase()
  const paths = [request.path, decoded(request.path)]
  return responses.findIndex(
    (response) =>
      (response.method ?? method) === method && (response.path === undefined || paths.includes(response.path))
  )
}

/** A path as a person writes it. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
