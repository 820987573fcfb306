import type { SeenResponse } from './hold-responses.js'
import { describedAnswer, differs, routeOf } from './openapi.js'

/** Returns in what a response of the control plane differs from its description in the OpenAPI document; undefined if it does not. */
export function whyNotDescribed({ method, url, status, text }: SeenResponse): string | undefined {
  const route = routeOf(method, url.split('?', 1)[0] as string)
  if (route === undefined) return differs(JSON.parse(text), '/components/schemas/Error')
  const [pointer, answer] = describedAnswer(method, route, status) ?? []
  if (answer === undefined) return 'which is not described'
  const media = answer.content?.['application/json']
  if (media === undefined) return text === '' || method === 'HEAD' ? undefined : 'whose body is not described'
  return differs(JSON.parse(text), `${pointer}/content/application~1json/schema`)
}
