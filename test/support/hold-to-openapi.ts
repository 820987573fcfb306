import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Test } from 'tap'
import { describedAnswer, differs } from './openapi.js'

/** Fails the test if the control plane answers anything that its description does not tell of. */
export function holdToOpenApi(t: Test, app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!/^\/__admin(?=[/?]|$)/.test(request.url)) return done(null, payload)
    const check = (text: string) => {
      const problem = whyNotDescribed(request, reply, text)
      if (problem) t.fail(`${request.method} ${request.url} answers ${reply.statusCode}, ${problem}`, { text })
    }
    if (payload instanceof Readable) return done(null, Readable.from(readWhole(payload, check)))
    check(String(payload ?? ''))
    done(null, payload)
  })
}

async function* readWhole(payload: Readable, check: (text: string) => void): AsyncGenerator<string> {
  let text = ''
  for await (const chunk of payload) {
    text += chunk
    yield chunk
  }
  check(text)
}

function whyNotDescribed({ method, routeOptions }: FastifyRequest, { statusCode }: FastifyReply, text: string) {
  if (routeOptions?.url === undefined) return differs(JSON.parse(text), '/components/schemas/Error')
  const [pointer, answer] = describedAnswer(method, routeOptions.url, statusCode) ?? []
  if (answer === undefined) return 'which is not described'
  const media = answer.content?.['application/json']
  if (media === undefined) return text === '' || method === 'HEAD' ? undefined : 'whose body is not described'
  return differs(JSON.parse(text), `${pointer}/content/application~1json/schema`)
}
