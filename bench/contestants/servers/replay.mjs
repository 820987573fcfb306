// Sends recorded responses with nothing but node:http, on each connection one after the other, again and again.
// Arguments: port, file of the responses.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, file] = process.argv.slice(2)
const responses = JSON.parse(readFileSync(file, 'utf8'))
const next = Symbol('next')

createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
  if (request.url === '/ready') return response.writeHead(200, { 'content-length': 0 }).end()
  const { [next]: index = 0 } = request.socket
  request.socket[next] = (index + 1) % responses.length
  const { status, body } = responses[index]
  const send = () => {
    if (status === 204) response.writeHead(status).end()
    else
      response
        .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
  }
  // The body of a request is read, as any server has to.
  if (request.method === 'GET') return send()
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.once('end', () => {
    const text = Buffer.concat(chunks).toString()
    if (text !== '') JSON.parse(text)
    send()
  })
}).listen(Number(port), '127.0.0.1')
