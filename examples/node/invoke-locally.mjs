// Invokes a Lambda handler for each event that is POSTed, as the Lambda Runtime Interface Emulator does:
//   node invoke-locally.mjs ./export-on-publication.mjs 9000
import { once } from 'node:events'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const PATH = '/2015-03-31/functions/function/invocations'

/**
 * Starts the endpoint of a handler on 127.0.0.1. It emits `invocation` after each, with the event and the result or
 * error.
 *
 * @param {(event: object) => Promise<unknown>} handler
 * @param {number} [port] 0, the default, takes a free one
 */
export async function invokeLocally(handler, port = 0) {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== PATH) return response.writeHead(404).end()
    const event = JSON.parse(Buffer.concat(await request.toArray()).toString())
    try {
      const result = await handler(event)
      response.end(JSON.stringify(result ?? null))
      server.emit('invocation', { event, result })
    } catch (error) {
      // Lambda responds with 200, and says in a header that the function has failed.
      response.setHeader('x-amz-function-error', 'Unhandled')
      response.end(JSON.stringify({ errorType: error.name, errorMessage: error.message }))
      server.emit('invocation', { event, error })
    }
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(server, { url: `http://127.0.0.1:${server.address().port}${PATH}` })
}

const [, program, module, port = '9000'] = process.argv
if (module && import.meta.url === pathToFileURL(program).href) {
  const { handler } = await import(pathToFileURL(resolve(module)).href)
  const server = await invokeLocally(handler, Number(port))
  server.on('invocation', ({ event, result, error }) => console.log(event['detail-type'], error ?? result))
  console.log(`Start the server with --event-target ${server.url}`)
}
