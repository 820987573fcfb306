import fc from 'fast-check'
import t from 'tap'
import { allowedHost, hostName } from '../../src/config/host-name.js'
import { holds, runs } from '../support/property.js'

t.test('a host is its name or address, without what does not matter', async (t) => {
  const cases: [host: string, name: string | undefined][] = [
    ['mock.example', 'mock.example'],
    ['Mock.EXAMPLE.:2017', 'mock.example'],
    ['mock.example:', 'mock.example'],
    ['api-fulfill.mock.example:2017', 'mock.example'],
    ['api-fulfill.127.0.0.1:2017', '127.0.0.1'],
    ['API-Fulfill.localhost', 'localhost'],
    ['api-fulfill.', 'api-fulfill'],
    ['api-fulfill', 'api-fulfill'],
    ['a_b-c:1', 'a_b-c'],
    ['[::1]:2017', '::1'],
    ['[FE80::1%25eth0]', 'fe80::1%25eth0'],
    ['', undefined],
    ['.', undefined],
    ['a..b', undefined],
    ['.a', undefined],
    ['a..', undefined],
    ['a b', undefined],
    ['a@b.example', undefined],
    ['a.example/b', undefined],
    ['a:b', undefined],
    ['a:1:2', undefined],
    ['::1', undefined],
    ['[::1', undefined],
    ['[a.example]', undefined],
    ['[a]', undefined],
    ['[a%]', undefined],
    ['[1.2.3.4]', undefined],
    ['\u00e9.example', undefined],
    ['a'.repeat(301), undefined]
  ]
  for (const [host, name] of cases) t.equal(hostName(host), name, JSON.stringify(host))
})

t.test('the name of a valid host is valid itself, and its own', async (t) => {
  const host = fc.string({ unit: fc.constantFrom(...'aZ09._-:[]%@ api-fulfill.'), maxLength: 40 })
  const property = fc.property(host, (text) => {
    const name = hostName(text)
    if (name === undefined || name.includes(':') || name.startsWith('api-fulfill.')) return true
    return hostName(name) === name
  })
  await holds(t, property, runs(150, 20_000))
})

t.test('what --allowed-hosts takes', async (t) => {
  t.equal(allowedHost('*'), '*')
  t.equal(allowedHost('Mock.Example.:8443'), 'mock.example')
  t.equal(allowedHost('.Corp.Example'), '.corp.example')
  t.equal(allowedHost('::1'), '::1')
  for (const text of ['', '.', '..', '*.corp.example', 'http://mock.example', 'a b', 'mock.example/base']) {
    t.equal(allowedHost(text), undefined, text)
  }
})
