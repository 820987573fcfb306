import fc from 'fast-check'
import t, { type Test } from 'tap'
import type { Config } from '../../src/config/config.js'
import { type GetJobResponse, type StartOptions, start } from '../../src/index.js'
import { build } from '../support/build.js'
import { holds, runs } from '../support/property.js'

const CLOCK = { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' } as const
const UPLOAD = { Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Id: 'up/löad', plan: 'waits' } as const
const DOWNLOAD = { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: 'down', State: 'COMPLETED' } as const

type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE' | 'PATCH' | 'OPTIONS'

/** A server with the URL of an upload and that of a download, and what becomes of requests with these or others. */
async function server(t: Test, config: Partial<Config> = {}) {
  const built = build(t, { clock: CLOCK, ...config }, [{ name: 'x', jobs: [UPLOAD, DOWNLOAD] }])
  const detailsOf = async (id: string, sandbox = built.sandbox('default')) => (await sandbox.getJob(id)).body.Details
  const urls = async (name = 'default') => {
    const sandbox = built.sandbox(name)
    return {
      upload: (await detailsOf(UPLOAD.Id, sandbox)).ImportAssetFromSignedUrl.SignedUrl as string,
      download: (await detailsOf(DOWNLOAD.Id, sandbox)).ExportAssetToSignedUrl.SignedUrl as string
    }
  }
  const ask = async (method: Method, url: string) => {
    const response = await built.app.inject({ method, url, ...(method === 'PUT' && { payload: 'x' }) })
    return { status: response.statusCode, code: /<Code>(\w+)</.exec(response.body)?.[1], body: response.body }
  }
  const sandboxNames = async () =>
    (await built.admin('GET', '/sandboxes')).body.sandboxes.map(({ name }: { name: string }) => name)
  return { ...built, urls, ask, sandboxNames }
}

const MISMATCH = { status: 403, code: 'SignatureDoesNotMatch' }

t.test('a method that a URL is not for gets a 403, and the message names the right one', async (t) => {
  const { urls, ask } = await server(t)
  const { upload, download } = await urls()
  for (const method of ['PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
    t.match(await ask(method, download), { ...MISMATCH, body: `it was signed for GET, not for ${method}.` })
  }
  t.match(await ask('GET', upload), { ...MISMATCH, body: 'it was signed for PUT, not for GET.' })
  for (const url of [upload, download]) t.match(await ask('HEAD', url), { status: 403, body: /^$/ })
  t.equal((await ask('GET', download)).status, 200)
  t.equal((await ask('PUT', upload)).status, 200)
})

t.test('an unsigned request gets AccessDenied, whatever its method and path', async (t) => {
  const { ask } = await server(t)
  for (const method of ['GET', 'PUT', 'DELETE'] as const) {
    for (const url of ['/signed-urls', '/signed-urls/', '/signed-urls/download/down', '/signed-urls/other/x?a=b']) {
      t.match(await ask(method, url), { status: 403, code: 'AccessDenied' }, `${method} ${url}`)
    }
  }
})

t.test('every parameter is covered: changed, removed, repeated or added, the URL is not valid', async (t) => {
  const { urls, ask } = await server(t)
  const { download } = await urls()
  const [base, query = ''] = download.split('?')
  const parameters = query.split('&')
  t.strictSame(
    parameters.map((parameter) => parameter.split('=')[0]),
    ['X-Amz-Algorithm', 'X-Amz-Date', 'X-Amz-Expires', 'X-Amz-SignedHeaders', 'X-Amz-Signature']
  )
  const spoiled = parameters.flatMap((parameter, index) => {
    const [name, value = ''] = parameter.split('=')
    const replaced = (...others: string[]) => parameters.toSpliced(index, 1, ...others)
    return [
      replaced(`${name}=${value}0`),
      replaced(`${name}=`),
      replaced(`${name}=${value.slice(0, -1)}`),
      replaced(`${name?.toLowerCase()}=${value}`),
      replaced(parameter, parameter),
      replaced(parameter, `${name}=`),
      ...(name === 'X-Amz-Signature' ? [] : [replaced()])
    ]
  })
  const added = [
    'X-Amz-Credential=AKIA%2F20260302%2Fus-east-1%2Fs3%2Faws4_request',
    'X-Amz-Credential=111111111111%2F20260302%2Fus-east-1%2Fs3%2Faws4_request',
    'X-Amz-Expires=604800',
    'response-content-type=text%2Fhtml',
    'versionId=1',
    'a',
    'a=%zz',
    '',
    '%'
  ]
  for (const parts of [
    ...spoiled,
    ...added.flatMap((one) => [
      [...parameters, one],
      [one, ...parameters]
    ])
  ]) {
    const { status, code } = await ask('GET', `${base}?${parts.join('&')}`)
    t.equal(status, 403, parts.join('&'))
    t.match(code, /^(SignatureDoesNotMatch|AccessDenied)$/)
    if (parts.some((part) => part.startsWith('X-Amz-Signature='))) t.equal(code, 'SignatureDoesNotMatch')
  }
})

t.test('a URL works however it is encoded and whatever the order of its parameters, and only so', async (t) => {
  const { urls, ask } = await server(t)
  const { upload } = await urls()
  const [base, query = ''] = upload.split('?')
  const encoded = (text: string) => text.replace(/[A-Za-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  const shuffled = fc.shuffledSubarray(query.split('&'), { minLength: 5 })
  const property = fc.asyncProperty(shuffled, fc.nat(4), async (parameters, index) => {
    const parts = parameters.map((parameter, at) => (at === index ? encoded(parameter) : parameter))
    return (await ask('PUT', `${base}?${parts.join('&')}`)).status === 200
  })
  await holds(t, property, runs(15, 1000))
  t.equal((await ask('PUT', upload.replace('upload', '%75pload'))).status, 200, 'a letter of the path')
  for (const [from, to] of [
    ['/upload/', '/upload//'],
    ['/upload/', '/Upload/'],
    ['up%2F', 'up/'],
    ['?', '/?'],
    ['?', 'x?'],
    ['?', '??'],
    ['upload', 'download']
  ] as const) {
    t.match(await ask('PUT', upload.replace(from, to)), MISMATCH, `${from} to ${to}`)
  }
})

t.test('a URL is valid in its own sandbox only, and no other URL creates or evicts one', async (t) => {
  const { urls, ask, sandboxNames, sandbox } = await server(t, { maxSandboxes: 2 })
  const { upload, download } = await urls('a')
  t.equal((await ask('PUT', upload)).status, 200)
  t.match(await ask('GET', download.replace('/sandbox/a', '')), MISMATCH)
  t.match(await ask('GET', download.replace('/sandbox/a', '/sandbox/b')), MISMATCH)
  t.match(await ask('GET', '/sandbox/b/signed-urls/download/down'), { status: 403, code: 'AccessDenied' })
  t.strictSame(await sandboxNames(), ['default', 'a'])
  await sandbox('c').getJob(DOWNLOAD.Id)
  t.strictSame(await sandboxNames(), ['default', 'c'], 'a was evicted')
  t.equal((await ask('GET', download)).status, 200, 'and is created again by a URL that was signed for it')
  t.strictSame(await sandboxNames(), ['default', 'a'])
})

t.test('a sandbox with an invalid name or without room is refused in the form of S3', async (t) => {
  const { ask } = await server(t, { maxSandboxes: 1 })
  t.match(await ask('GET', '/sandbox/a.b/signed-urls/download/x'), { status: 400, code: 'SandboxRefused' })
  t.match(await ask('GET', '/sandbox/s2/signed-urls/download/x'), { status: 507, body: /--max-sandboxes/ })
})

t.test('with a given seed the URLs are the same, and with another they are not', async (t) => {
  const [one, same, other] = [await server(t, { seed: 7 }), await server(t, { seed: 7 }), await server(t, { seed: 8 })]
  t.strictSame(await one.urls('a'), await same.urls('a'))
  const { download } = await other.urls()
  t.match(await one.ask('GET', download), MISMATCH)
  t.equal((await same.ask('GET', (await one.urls()).download)).status, 200)
})

t.test('a seed that was not given does not tell the key, though it is printed', async (t) => {
  const urlOf = async (options: StartOptions) => {
    const server = await start({ clock: CLOCK, fixtures: [], ...options })
    t.teardown(() => server.close())
    const headers = { 'content-type': 'application/json' }
    const seeded = { method: 'POST', headers, body: JSON.stringify(DOWNLOAD) }
    const { job } = (await (await fetch(`${server.url}/__admin/jobs`, seeded)).json()) as { job: GetJobResponse }
    return { seed: server.seed, url: String(job.Details.ExportAssetToSignedUrl?.SignedUrl).replace(server.url, '') }
  }
  const { seed, url } = await urlOf({})
  const given = await urlOf({ seed })
  t.not(given.url, url)
  t.equal(given.url, (await urlOf({ seed })).url, 'while a given seed does')
})

t.test('a snapshot holds no key: its URLs are valid after a restore where the key is the same', async (t) => {
  const first = await server(t, { seed: 7, isSeedGiven: false })
  const { download } = await first.urls()
  const { body: snapshot } = await first.admin('GET', '/snapshot')
  t.equal((await first.admin('PUT', '/snapshot', snapshot)).status, 200)
  t.equal((await first.ask('GET', download)).status, 200, 'in the same server')
  const second = await server(t, { seed: 7, isSeedGiven: false })
  await second.admin('PUT', '/snapshot', snapshot)
  t.match(await second.ask('GET', download), MISMATCH, 'not in one with another random key')
  const given = await server(t, { seed: 7 })
  await given.admin('PUT', '/snapshot', snapshot)
  t.match(await given.ask('GET', download), MISMATCH, 'nor in one that was given the seed in the snapshot')
  t.equal((await second.ask('GET', (await second.urls()).download)).status, 200, 'but GetJob returns a valid one')
})
