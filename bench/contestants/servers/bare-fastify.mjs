// Sends a constant response with nothing but Fastify. Arguments: port, file of the response.
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

const [port, file] = process.argv.slice(2)
const { status, headers, body } = JSON.parse(readFileSync(file, 'utf8'))
// Fastify adds a charset to the content type unless the reply has its own serializer.
const unchanged = (text) => text

const app = Fastify()
app.get('/v1/jobs/:JobId', (_request, reply) => {
  reply.code(status).headers(headers).serializer(unchanged).send(body)
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
