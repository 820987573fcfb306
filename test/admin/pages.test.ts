import { readdirSync } from 'node:fs'
import t from 'tap'
import { listen } from '../support/server.js'

const HTML = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' }
const FILES = readdirSync('dist/console').map((name) => name.replace(/\.br$/, ''))

t.test('the console and its files', async (t) => {
  const { url } = await listen(t, { adminToken: 'secret' })
  const types: Record<string, string> = {
    'icon.svg': 'image/svg+xml',
    'index.html': 'text/html; charset=utf-8',
    'main.css': 'text/css; charset=utf-8',
    'main.js': 'text/javascript; charset=utf-8'
  }
  t.strictSame(FILES.sort(), Object.keys(types))
  for (const file of FILES) {
    const response = await fetch(`${url}/__admin/console/${file}`)
    t.equal(response.status, 200, `${file} is served without the token`)
    t.match(Object.fromEntries(response.headers), {
      'content-type': types[file],
      'content-security-policy': /^default-src 'none'; script-src 'self'; style-src 'self';.* frame-ancestors 'none'/,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY'
    })
    t.notMatch(response.headers.get('content-security-policy'), /unsafe/)
    t.equal((await response.text()).length > 100, true, `${file} has content`)
  }
  const page = await fetch(`${url}/__admin/console/`)
  t.match(await page.text(), /^<!doctype html>/)
})

t.test('the API page and its files, which take styles of the renderer and no other script', async (t) => {
  const { url } = await listen(t, { adminToken: 'secret' })
  const redirect = await fetch(`${url}/sandbox/a/__admin/docs`, { redirect: 'manual' })
  t.equal(new URL(`${redirect.headers.get('location')}`, redirect.url).pathname, '/sandbox/a/__admin/docs/')
  for (const file of ['', 'index.html', 'icon.svg', 'main.css', 'main.js']) {
    const response = await fetch(`${url}/__admin/docs/${file}`)
    t.equal(response.status, 200, `${file} is served without the token`)
    t.match(Object.fromEntries(response.headers), {
      'content-security-policy':
        /^default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; .*connect-src 'self'.* frame-ancestors 'none'/,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY'
    })
    const text = await response.text()
    t.ok(text.length > 100, `${file} has content`)
    t.notMatch(text, /https?:\/\/[\w.-]*(?:googleapis|gstatic|unpkg|jsdelivr|cdnjs)/, 'nothing comes from elsewhere')
  }
  t.equal((await fetch(`${url}/__admin/openapi.json`)).status, 401, 'the document itself needs the token')
})

t.test('files that a page does not have, and paths that lead out of it', async (t) => {
  const { url } = await listen(t)
  for (const name of ['no.js', 'main.js.br', 'main', '..%2f..%2fpackage.json', '%2e%2e%2fcli.js', 'a%00.js', '.html']) {
    const response = await fetch(`${url}/__admin/console/${name}`)
    t.equal(response.status, 404, name)
    t.match(await response.json(), { error: { code: 'NotFound' } })
  }
})

t.test('base URLs lead browsers to the console, and nobody else', async (t) => {
  const { url } = await listen(t)
  const locationOf = async (path: string, headers: Record<string, string> = HTML) => {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', headers })
    return response.status === 302
      ? new URL(`${response.headers.get('location')}`, response.url).pathname
      : response.status
  }
  t.equal(await locationOf('/'), '/__admin/console/')
  t.equal(await locationOf('/?a=b'), '/__admin/console/')
  t.equal(await locationOf('/sandbox/checkout-7'), '/sandbox/checkout-7/__admin/console/')
  t.equal(await locationOf('/sandbox/checkout-7/'), '/sandbox/checkout-7/__admin/console/')
  t.equal(await locationOf('/__admin/console'), '/__admin/console/')
  t.equal(await locationOf('/sandbox/checkout-7/__admin/console'), '/sandbox/checkout-7/__admin/console/')
  t.equal(await locationOf('/', { accept: '*/*' }), 501, 'a client of the service')
  t.equal(await locationOf('/', { accept: 'text/htmlx' }), 501, 'another media type')
  t.equal(await locationOf('/', { accept: 'image/png, Text/HTML' }), '/__admin/console/')
  t.equal(await locationOf('/v2/jobs'), 501, 'another path')
  for (const name of ['https:example.com', 'http:example.com', 'javascript:alert(1)', 'a%20b', 'a'.repeat(65)]) {
    t.equal(await locationOf(`/sandbox/${name}`), 400, `${name} is no name of a sandbox, and leads nowhere else`)
  }
})

t.test('opening the console creates no sandbox', async (t) => {
  const { url } = await listen(t)
  for (const path of ['/sandbox/other/', '/sandbox/other/__admin/console/', '/sandbox/other/__admin/console/main.js']) {
    t.equal((await fetch(`${url}${path}`, { headers: HTML })).status, 200, path)
  }
  const { sandboxes } = (await (await fetch(`${url}/__admin/sandboxes`)).json()) as { sandboxes: { name: string }[] }
  t.strictSame(
    sandboxes.map(({ name }) => name),
    ['default']
  )
})
