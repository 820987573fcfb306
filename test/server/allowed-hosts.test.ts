import fc from 'fast-check'
import t from 'tap'
import { defaultConfig } from '../../src/config/config.js'
import { allowedHostsOf, isServedHost } from '../../src/server/allowed-hosts.js'
import { holds, runs } from '../support/property.js'

const NUM_RUNS = runs(100, 20_000)

/** Public names, none of which is in a private domain. */
const publicName = fc.domain().filter((name) => !/\.(localhost|local|internal|svc|test)$/i.test(name))

/** The same host, written in another way. */
const written = (host: fc.Arbitrary<string>) =>
  fc
    .record({
      host,
      prefix: fc.constantFrom('', 'api-fulfill.', 'API-FULFILL.'),
      isUpper: fc.boolean(),
      dot: fc.constantFrom('', '.'),
      port: fc.oneof(
        fc.constantFrom('', ':'),
        fc.nat(65_535).map((port) => `:${port}`)
      )
    })
    .map(({ host, prefix, isUpper, dot, port }) => prefix + (isUpper ? host.toUpperCase() : host) + dot + port)

t.test('a public name is not served, however it is written, unless it is allowed', async (t) => {
  const property = fc.property(
    publicName.chain((name) => fc.tuple(fc.constant(name), written(fc.constant(name)))),
    ([name, host]) => {
      const parent = name.slice(name.indexOf('.'))
      return (
        !isServedHost(host, []) &&
        isServedHost(host, [name]) &&
        isServedHost(host, ['other.example', parent]) &&
        isServedHost(host, ['*']) &&
        !isServedHost(host, [`x${name}`, `.${name}`, parent.slice(1)])
      )
    }
  )
  await holds(t, property, NUM_RUNS)
})

t.test('a name without a dot, one in a private domain and an IPv4 address are served, however written', async (t) => {
  const label = fc.stringMatching(/^[a-z0-9_-]{1,63}$/)
  const inDomain = fc
    .tuple(label, fc.constantFrom('localhost', 'local', 'internal', 'svc', 'test'))
    .map(([name, domain]) => `${name}.${domain}`)
  const property = fc.property(written(fc.oneof(label, inDomain, fc.ipV4())), (host) => isServedHost(host, []))
  await holds(t, property, NUM_RUNS)
})

t.test('an IPv6 address in brackets is served, with a port or without', async (t) => {
  const property = fc.property(fc.ipV6(), fc.constantFrom('', ':2017'), (address, port) =>
    isServedHost(`[${address}]${port}`, [])
  )
  await holds(t, property, NUM_RUNS)
})

t.test('an absent or empty host is served, and one that is not valid only by *', async (t) => {
  t.ok(isServedHost(undefined, []))
  t.ok(isServedHost('', []))
  for (const host of ['a b', 'localhost:x', 'localhost@evil.example', '127.0.0.1.evil.example', 'a'.repeat(400)]) {
    t.notOk(isServedHost(host, ['localhost', '.localhost']), host)
    t.ok(isServedHost(host, ['*']), host)
  }
})

t.test('names that only look private are not served', async (t) => {
  for (const host of [
    'evillocalhost.example',
    'a.notlocal',
    'localhost.example',
    'test.com',
    '127.0.0.1.example',
    '1.2.3'
  ]) {
    t.notOk(isServedHost(host, []), host)
  }
})

t.test('--host and the host of --public-url are allowed, beside what --allowed-hosts adds', async (t) => {
  const config = { ...defaultConfig(), host: 'box.example', publicUrl: 'https://Mock.example:8443/base' }
  t.strictSame(allowedHostsOf({ ...config, allowedHosts: ['A.Example', '.corp.example'] }), [
    'a.example',
    '.corp.example',
    'box.example',
    'mock.example'
  ])
  t.ok(isServedHost('mock.example', allowedHostsOf(config)))
  t.ok(isServedHost('box.example:2017', allowedHostsOf(config)))
})
