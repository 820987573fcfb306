import type { SeenResponse } from './hold-responses.js'
import { describedAnswer, differs, routeOf } from './openapi.js'

/**
 * Returns in what a response of the control plane differs from its description in the OpenAPI document; undefined if it
 * does not.
 */
export function whyNotDescribed({ method, url, status, headers, text }: SeenResponse): string | undefined {
  if (method === 'HEAD') return undefined
  const route = routeOf(method, url.split(/[?#]/, 1)[0] as string)
  if (route === undefined) return differs(JSON.parse(text), '/components/schemas/Error')
  const [pointer, answer] = describedAnswer(method, route, status) ?? []
  if (answer === undefined) return 'which is not described'
  const { content = {} } = answer
  if (Object.keys(content).length === 0) return text === '' ? undefined : 'whose body is not described'
  const type = String(headers['content-type']).split(';', 1)[0] as string
  if (!(type in content)) return `whose content type ${type} is not described`
  return type === 'application/json'
    ? differs(JSON.parse(text), `${pointer}/content/application~1json/schema`)
    : undefined
}
