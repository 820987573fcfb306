import { createHash } from 'node:crypto'
import t, { type Test } from 'tap'
import type { Config } from '../../src/config/config.js'
import type { AssetSeed } from '../../src/core/assets/asset-seed.js'
import type { JobType } from '../../src/core/jobs/job-types.js'
import { build, type TestSandbox } from '../support/build.js'
import { ID } from '../support/jobs.js'
import { only } from '../support/only.js'

const ASSET = 'c'.repeat(32)
const CONTENT = Buffer.from('id,name\n1,é\n')
const md5 = (content: Buffer) => createHash('md5').update(content).digest('base64')

function server(t: Test, config: Partial<Config> = {}, assets: AssetSeed[] = []) {
  const clock = { mode: 'frozen', now: '2026-03-02T09:15:00.500Z' } as const
  const built = build(t, { fixtures: [], clock, waitingMs: 0, inProgressMs: 0, ...config }, [{ name: 'x', assets }])
  const create = async (Type: JobType, member: string, details: object, { aws }: TestSandbox = built) => {
    const request = { Type, Details: { [member]: { DataSetId: ID, RevisionId: ID, ...details } } }
    return (await aws('POST', '/v1/jobs', request)).body
  }
  const start = (id: string, { aws }: TestSandbox = built) => aws('PATCH', `/v1/jobs/${id}`)
  return {
    ...built,
    start,
    /** Uses a signed URL like any HTTP client: with the host and the path of the URL. */
    use: (method: 'GET' | 'HEAD' | 'PUT', url: string, options: object = {}) =>
      built.app.inject({ method, url, ...options }),
    createImport: (content = CONTENT, sandbox?: TestSandbox) =>
      create(
        'IMPORT_ASSET_FROM_SIGNED_URL',
        'ImportAssetFromSignedUrl',
        { AssetName: 'a.csv', Md5Hash: md5(content) },
        sandbox
      ),
    /** A job that has exported the asset. */
    exported: async (AssetId: string) => {
      const { Id } = await create('EXPORT_ASSET_TO_SIGNED_URL', 'ExportAssetToSignedUrl', { AssetId })
      await start(Id)
      return (await built.getJob(Id)).body
    }
  }
}

const uploadUrl = (job: { Details: { ImportAssetFromSignedUrl: { SignedUrl: string } } }) =>
  job.Details.ImportAssetFromSignedUrl.SignedUrl
const downloadUrl = (job: { Details: { ExportAssetToSignedUrl: { SignedUrl: string } } }) =>
  job.Details.ExportAssetToSignedUrl.SignedUrl

t.test('an upload is imported, and exported byte for byte', async (t) => {
  const { createImport, use, start, getJob, admin, exported } = server(t)
  const job = await createImport()
  const put = await use('PUT', uploadUrl(job), { payload: CONTENT, headers: { 'content-md5': md5(CONTENT) } })
  t.strictSame([put.statusCode, put.body], [200, ''])
  t.equal(put.headers.etag, `"${createHash('md5').update(CONTENT).digest('hex')}"`)
  const { assetId } = (await admin('GET', `/jobs/${job.Id}`)).body
  t.match(assetId, /^[0-9a-f]{32}$/)
  t.notMatch((await use('GET', downloadUrl(await exported(assetId)))).body, 'id,name', 'not before it is imported')
  await start(job.Id)
  t.equal((await getJob(job.Id)).body.State, 'COMPLETED')
  const get = await use('GET', downloadUrl(await exported(assetId)))
  t.equal(get.statusCode, 200)
  t.strictSame(get.rawPayload, CONTENT)
  t.match(get.headers, {
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: put.headers.etag
  })
  t.strictSame((await admin('GET', '/assets')).body.assets, [
    { id: assetId, bytes: CONTENT.length, importedBy: job.Id }
  ])
})

t.test('an import whose upload is missing or differs ends in ERROR', async (t) => {
  const { createImport, use, start, getJob } = server(t)
  const missing = await createImport()
  await start(missing.Id)
  t.match((await getJob(missing.Id)).body, {
    State: 'ERROR',
    Errors: only({
      Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
      Message: 'The asset a.csv was not uploaded to the signed URL.',
      Details: { ImportAssetFromSignedUrlJobErrorDetails: { AssetName: 'a.csv' } }
    })
  })
  const other = await createImport()
  await use('PUT', uploadUrl(other), { payload: 'something else' })
  await start(other.Id)
  t.match((await getJob(other.Id)).body, {
    State: 'ERROR',
    Errors: only({ Code: 'VALIDATION_EXCEPTION', Message: /MD5/ })
  })
})

t.test('an outcome overrides the check of the upload, and may name the asset', async (t) => {
  const { createImport, use, start, getJob, admin, exported } = server(t)
  await admin('POST', '/outcomes', { match: { assetName: 'a.csv' }, plan: 'succeeds', assetId: ASSET })
  const job = await createImport()
  await start(job.Id)
  t.equal((await getJob(job.Id)).body.State, 'COMPLETED')
  const uploaded = await createImport()
  await use('PUT', uploadUrl(uploaded), { payload: 'any bytes' })
  await start(uploaded.Id)
  t.equal((await use('GET', downloadUrl(await exported(ASSET)))).body, 'any bytes')
})

t.test('an outcome that only names the asset does not change the check', async (t) => {
  const { createImport, use, start, getJob, admin, exported } = server(t)
  await admin('POST', '/outcomes', { assetId: ASSET })
  const missing = await createImport()
  await start(missing.Id)
  t.equal((await getJob(missing.Id)).body.State, 'ERROR')
  const uploaded = await createImport()
  await use('PUT', uploadUrl(uploaded), { payload: CONTENT })
  await start(uploaded.Id)
  t.equal((await use('PUT', uploadUrl(uploaded), { payload: 'too late' })).statusCode, 200)
  t.strictSame((await use('GET', downloadUrl(await exported(ASSET)))).rawPayload, CONTENT)
})

t.test('the specification of an API Gateway import is uploaded and checked in the same way', async (t) => {
  const { app, use, start, getJob } = server(t)
  const api = { ApiId: 'i', ApiName: 'n', ApiSpecificationMd5Hash: md5(CONTENT), ProtocolType: 'REST', Stage: 's' }
  const run = async (content: Buffer) => {
    const Details = { ImportAssetFromApiGatewayApi: { ...api, DataSetId: ID, RevisionId: ID } }
    const payload = JSON.stringify({ Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API', Details })
    const job = JSON.parse((await app.inject({ method: 'POST', url: '/v1/jobs', payload })).body)
    await use('PUT', job.Details.ImportAssetFromApiGatewayApi.ApiSpecificationUploadUrl, { payload: content })
    await start(job.Id)
    return (await getJob(job.Id)).body.State
  }
  t.equal(await run(CONTENT), 'COMPLETED')
  t.equal(await run(Buffer.from('{}')), 'ERROR')
})

t.test('an export returns the seeded content, or else a placeholder text', async (t) => {
  const { exported, use } = server(t, {}, [
    { id: 'text', text: 'hello' },
    { id: ASSET, base64: Buffer.from([0, 255, 1]).toString('base64') }
  ])
  t.strictSame((await use('GET', downloadUrl(await exported(ASSET)))).rawPayload, Buffer.from([0, 255, 1]))
  const placeholder = (await use('GET', downloadUrl(await exported(ID)))).body
  t.match(placeholder, `dataexchange-local: this stands for asset ${ID} of revision ${ID} in data set ${ID}.`)
  t.equal((await use('GET', downloadUrl(await exported(ID)))).body, placeholder)
})

t.test('a range of a download', async (t) => {
  const { exported, use } = server(t, {}, [{ id: ASSET, text: '0123456789' }])
  const url = downloadUrl(await exported(ASSET))
  const part = await use('GET', url, { headers: { range: 'bytes=2-4' } })
  t.strictSame([part.statusCode, part.body, part.headers['content-range']], [206, '234', 'bytes 2-4/10'])
  const wrong = await use('GET', url, { headers: { range: 'bytes=10-' } })
  t.strictSame([wrong.statusCode, wrong.headers['content-range']], [416, 'bytes */10'])
  t.match(wrong.body, '<Code>InvalidRange</Code>')
})

t.test("a URL works for one hour of the sandbox's clock, and only unchanged", async (t) => {
  const { createImport, exported, use, admin } = server(t)
  const job = await createImport()
  const [upload, download] = [uploadUrl(job), downloadUrl(await exported(ID))]
  const rejected = async (url: string, code: string, method: 'GET' | 'PUT' = 'PUT') => {
    const { statusCode, headers, body } = await use(method, url)
    t.equal(statusCode, 403, url)
    t.match(headers, { 'content-type': 'application/xml', 'x-content-type-options': 'nosniff' })
    t.match(
      body,
      new RegExp(`^<\\?xml version="1.0" encoding="UTF-8"\\?>\\n<Error><Code>${code}</Code><Message>.*</Error>$`)
    )
  }
  await rejected(upload.replace(/Signature=./, 'Signature=g'), 'SignatureDoesNotMatch')
  await rejected(upload.replace('X-Amz-Date=2026', 'X-Amz-Date=2027'), 'SignatureDoesNotMatch')
  await rejected(upload.replace(job.Id, 'f'.repeat(32)), 'SignatureDoesNotMatch')
  await rejected(upload.replace('/upload/', '/download/'), 'SignatureDoesNotMatch', 'GET')
  await rejected(upload.split('?')[0] as string, 'AccessDenied')
  await rejected(upload.replace(/&X-Amz-Signature=.*/, ''), 'AccessDenied')
  await admin('POST', '/clock/advance', { to: '2026-03-02T10:14:59.999Z' })
  t.equal((await use('PUT', upload, { payload: 'x' })).statusCode, 200)
  t.equal((await use('GET', download)).statusCode, 200)
  await admin('POST', '/clock/advance', { ms: 1 })
  await rejected(upload, 'AccessDenied')
  await rejected(download, 'AccessDenied', 'GET')
  t.match((await use('GET', download)).body, '<Expires>2026-03-02T10:15:00.000Z</Expires>')
})

t.test('the size of each upload and of all uploads together is limited', async (t) => {
  const { createImport, use } = server(t, { maxUploadBytes: 10, maxContentBytes: 15 })
  const [one, other] = [uploadUrl(await createImport()), uploadUrl(await createImport())]
  t.match(await use('PUT', one, { payload: 'x'.repeat(11) }), { statusCode: 400, body: /<Code>EntityTooLarge</ })
  t.equal((await use('PUT', one, { payload: 'x'.repeat(10) })).statusCode, 200)
  t.match(await use('PUT', other, { payload: 'x'.repeat(6) }), { statusCode: 507, body: /--max-content-bytes/ })
  t.equal((await use('PUT', one, { payload: 'x'.repeat(9) })).statusCode, 200, 'replacing the other')
  t.equal((await use('PUT', other, { payload: 'x'.repeat(6) })).statusCode, 200)
})

t.test('deleting a sandbox frees the space of its content', async (t) => {
  const { createImport, use, admin, sandbox } = server(t, { maxContentBytes: 10 })
  const upload = async (name = 'default') => {
    const job = await createImport(CONTENT, sandbox(name))
    return (await use('PUT', uploadUrl(job), { payload: 'x'.repeat(10) })).statusCode
  }
  t.equal(await upload(), 200)
  t.equal(await upload('a'), 507)
  await admin('POST', '/reset')
  t.equal(await upload('a'), 200)
  await admin('DELETE', '/sandboxes/a')
  t.equal(await upload('b'), 200)
  t.equal((await sandbox('b').admin('POST', '/scenarios', { name: 'y', assets: [{ id: 'z', text: 'x' }] })).status, 507)
})

t.test('a wrong digest is rejected', async (t) => {
  const { createImport, use } = server(t)
  const url = uploadUrl(await createImport())
  t.match(await use('PUT', url, { payload: 'x', headers: { 'content-md5': md5(CONTENT) } }), {
    statusCode: 400,
    body: /BadDigest/
  })
})

t.test('a digest that is none is rejected as one, and the upload is not kept', async (t) => {
  const { createImport, use, admin } = server(t)
  const job = await createImport()
  for (const digest of ['', 'x', Buffer.from(md5(CONTENT), 'base64').toString('hex'), `${md5(CONTENT)}=`]) {
    const { statusCode, body } = await use('PUT', uploadUrl(job), {
      payload: CONTENT,
      headers: { 'content-md5': digest }
    })
    t.equal(statusCode, 400)
    t.match(body, /<Code>InvalidDigest<\/Code><Message>The Content-MD5 you specified is not valid\.<\/Message>/)
  }
  t.strictSame((await admin('GET', '/snapshot')).body.assets.uploads, [])
})

t.test('URLs lead to the same sandbox, on the host that the client used or on the public one', async (t) => {
  const { createImport, use, sandbox } = server(t)
  const url = uploadUrl(await createImport(CONTENT, sandbox('a')))
  t.match(url, /^http:\/\/localhost:80\/sandbox\/a\/signed-urls\/upload\//)
  t.equal((await use('PUT', url, { payload: 'x' })).statusCode, 200)
  t.match(await use('PUT', url.replace('/sandbox/a', '')), { statusCode: 403 }, 'another sandbox has another secret')
  const behindProxy = server(t, { publicUrl: 'https://mock.example/base' })
  t.match(uploadUrl(await behindProxy.createImport()), /^https:\/\/mock\.example\/base\/signed-urls\/upload\//)
})

t.test('a built-in export can be downloaded', async (t) => {
  const { getJob, app } = build(t, {}, [
    { name: 'x', jobs: [{ Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: 'done', State: 'COMPLETED' }] }
  ])
  const { SignedUrl } = (await getJob('done')).body.Details.ExportAssetToSignedUrl
  t.match(await app.inject(SignedUrl), { statusCode: 200, body: /^dataexchange-local: this stands for asset/ })
})

t.test('seeded content does not count towards the limit, and is restored by a reset', async (t) => {
  const { createImport, exported, use, admin } = server(t, { maxContentBytes: 10 }, [
    { id: ASSET, text: 'x'.repeat(50) }
  ])
  t.equal((await use('PUT', uploadUrl(await createImport()), { payload: 'y'.repeat(10) })).statusCode, 200)
  t.equal((await use('PUT', uploadUrl(await createImport()), { payload: 'y' })).statusCode, 507)
  await admin('POST', '/reset')
  t.equal((await use('GET', downloadUrl(await exported(ASSET)))).body, 'x'.repeat(50))
})

t.test(
  'a snapshot whose content exceeds the limit is rejected completely, and replaced content frees its space',
  async (t) => {
    const { createImport, use, admin } = server(t, { maxContentBytes: 10 })
    await use('PUT', uploadUrl(await createImport()), { payload: 'y'.repeat(10) })
    const { body: snapshot } = await admin('GET', '/snapshot')
    t.equal((await admin('PUT', '/snapshot', snapshot)).status, 200, 'replacing the same ten bytes')
    snapshot.assets.assets.push({ id: 'more', base64: 'eHg=' })
    t.match(await admin('PUT', '/snapshot', snapshot), {
      status: 507,
      body: { error: { message: /12 bytes, and there is room for 10/ } }
    })
    snapshot.assets.assets.pop()
    t.strictSame((await admin('GET', '/snapshot')).body, snapshot)
    const scenario = { name: 'y', assets: [{ id: 'z', text: 'z'.repeat(10) }] }
    t.equal((await admin('POST', '/scenarios', scenario)).status, 507)
    t.equal((await admin('POST', '/scenarios?mode=replace', scenario)).status, 200)
  }
)

t.test('an upload is deleted together with its job after ninety days', async (t) => {
  const { createImport, use, admin } = server(t, { maxContentBytes: 10 })
  await use('PUT', uploadUrl(await createImport()), { payload: 'y'.repeat(10) })
  await admin('POST', '/clock/advance', { ms: 90 * 24 * 3600 * 1000 })
  t.equal((await use('PUT', uploadUrl(await createImport()), { payload: 'y'.repeat(10) })).statusCode, 200)
})
