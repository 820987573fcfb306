import t from 'tap'
import { isOwnOrigin } from '../../src/server/own-origin.js'

t.test("an origin is the server's own if it has the host and the port of the request", async (t) => {
  const own: [origin: string, host: string][] = [
    ['http://localhost:2017', 'localhost:2017'],
    ['http://LOCALHOST:2017', 'localhost:2017'],
    ['http://localhost:2017', 'LocalHost:2017'],
    ['http://localhost', 'localhost:80'],
    ['https://mock.example', 'mock.example:443'],
    ['https://mock.example', 'mock.example'],
    ['http://[::1]:2017', '[::1]:2017']
  ]
  for (const [origin, host] of own) t.ok(isOwnOrigin(origin, host, undefined), `${origin} at ${host}`)
  const foreign: [origin: string, host: string | undefined][] = [
    ['http://localhost:2018', 'localhost:2017'],
    ['http://localhost', 'localhost:2017'],
    ['http://127.0.0.1:2017', 'localhost:2017'],
    ['https://localhost', 'localhost:80'],
    ['http://a.localhost:2017', 'localhost:2017'],
    ['http://localhost:2017@evil.example', 'localhost:2017'],
    ['null', 'localhost:2017'],
    ['null', undefined],
    ['', ''],
    ['garbage', 'garbage'],
    ['http://localhost:2017', undefined],
    ['http://localhost:2017', ''],
    ['file://localhost:2017', 'localhost:2017'],
    ['chrome-extension://localhost', 'localhost'],
    ['http://localhost:2017, http://evil.example', 'localhost:2017']
  ]
  for (const [origin, host] of foreign) t.notOk(isOwnOrigin(origin, host, undefined), `${origin} at ${host}`)
})

t.test('pages below the public URL are of this server, whatever Host a proxy sends', async (t) => {
  const publicUrl = 'https://mock.example/base'
  t.ok(isOwnOrigin('https://mock.example', '127.0.0.1:2017', publicUrl))
  t.notOk(isOwnOrigin('http://mock.example', '127.0.0.1:2017', publicUrl))
  t.notOk(isOwnOrigin('https://other.example', '127.0.0.1:2017', publicUrl))
  t.notOk(isOwnOrigin('null', '127.0.0.1:2017', publicUrl))
})
