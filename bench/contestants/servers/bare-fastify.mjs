// Sends one answer as it is, with nothing but Fastify. Arguments: port, file of the answer.
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

const [port, file] = process.argv.slice(2)
const { status, headers, body } = JSON.parse(readFileSync(file, 'utf8'))
// Fastify adds a charset to the content type, unless the reply brings its own serializer.
const asItIs = (text) => text

const app = Fastify()
app.get('/v1/jobs/:JobId', (_request, reply) => {
  reply.code(status).headers(headers).serializer(asItIs).send(body)
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
