// Sends a constant response with nothing but node:http. Arguments: port, file of the response.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, file] = process.argv.slice(2)
const { path, status, headers, body } = JSON.parse(readFileSync(file, 'utf8'))

createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
  if (request.method === 'GET' && request.url === path) {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
  } else {
    response.writeHead(404).end()
  }
}).listen(Number(port), '127.0.0.1')
