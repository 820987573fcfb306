import { AccessDeniedException, DataExchangeClient, SendApiAssetCommand } from '@aws-sdk/client-dataexchange'
import t, { type Test } from 'tap'
import { apiDataSet, IDS, idHeaders } from '../support/api-assets.js'
import { startServer } from '../support/server.js'

const ASSET = { AssetId: IDS.assetId, DataSetId: IDS.dataSetId, RevisionId: IDS.revisionId }

/** A server with an API asset, and a client that leaves the host of its endpoint as it is. */
async function pair(t: Test, responses?: readonly object[]) {
  const server = await startServer(t)
  await server.admin('POST', '/data-sets', apiDataSet(responses))
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const configuration = { region: 'us-east-1', credentials, endpoint: server.url, maxAttempts: 2 }
  const client = new DataExchangeClient({ ...configuration, disableHostPrefix: true })
  const prefixed = new DataExchangeClient(configuration)
  t.teardown(() => {
    client.destroy()
    prefixed.destroy()
  })
  return { server, client, prefixed }
}

t.test('the SDK sends everything that the provider is to receive, and nothing of its own', async (t) => {
  const { client } = await pair(t)
  const { Body, ResponseHeaders } = await client.send(
    new SendApiAssetCommand({
      ...ASSET,
      Method: 'PUT',
      Path: '/quotes/1',
      QueryStringParameters: { page: '1', 'a b': 'c/d' },
      RequestHeaders: { 'x-api-key': 'secret', 'content-type': 'text/csv' },
      Body: 'a,b\né\n'
    })
  )
  const { headers, ...received } = JSON.parse(Body as string)
  t.strictSame(received, { method: 'PUT', path: '/quotes/1', query: { page: '1', 'a b': 'c/d' }, body: 'a,b\né\n' })
  t.match(headers, { 'x-api-key': 'secret', 'content-type': 'text/csv' })
  t.notOk(headers.authorization)
  t.equal(ResponseHeaders?.['content-type'], 'application/json')
})

t.test('the SDK returns the body and the headers of the provider, and throws for its errors', async (t) => {
  const { client, server } = await pair(t, [
    { path: '/quotes', status: 200, headers: { 'content-type': 'text/csv', 'X-Page': '1' }, body: 'a,b\n' },
    { path: '/later', status: 503, body: { message: 'later' } }
  ])
  const send = (Path: string) => client.send(new SendApiAssetCommand({ ...ASSET, Method: 'GET', Path }))
  const { Body, ResponseHeaders } = await send('/quotes')
  t.strictSame([Body, ResponseHeaders?.['x-page']], ['a,b\n', '1'])
  const failure = (path: string) => send(path).catch((error) => error)
  t.match(await failure('/later'), { $metadata: { httpStatusCode: 503, attempts: 2 } })
  t.match(await failure('/other'), { name: 'NoApiResponseMatches', $metadata: { httpStatusCode: 404, attempts: 1 } })
  await server.admin('POST', '/faults', { effect: { exception: 'AccessDeniedException' } })
  await t.rejects(send('/quotes'), AccessDeniedException)
})

t.test('without that setting the SDK asks for another host, where the server answers if it can be found', async (t) => {
  const { prefixed, server } = await pair(t)
  const { port } = new URL(server.url)
  let host: string | undefined
  prefixed.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as { hostname: string; headers: Record<string, string> }
      host = request.hostname
      // As if the name led to this machine.
      Object.assign(request, { hostname: '127.0.0.1' })
      request.headers.host = `${host}:${port}`
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low' }
  )
  const { Body } = await prefixed.send(new SendApiAssetCommand({ ...ASSET, Path: '/quotes' }))
  t.equal(host, 'api-fulfill.127.0.0.1')
  t.match(JSON.parse(Body as string), { method: 'POST', path: '/quotes' })
})

t.test('a request that is signed by hand, with the ids and plain headers, is passed on', async (t) => {
  const { server } = await pair(t)
  const response = await fetch(`${server.url}/v1`, {
    method: 'POST',
    headers: {
      ...idHeaders(),
      'x-api-key': 'secret',
      'x-amz-date': '20260302T091500Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/us-east-1/dataexchange/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
      'content-type': 'application/json'
    },
    body: '{"query":"{ title(id: 1) { name } }"}'
  })
  const { headers, ...received } = (await response.json()) as { headers: Record<string, string> }
  t.strictSame(received, { method: 'POST', path: '/', query: {}, body: '{"query":"{ title(id: 1) { name } }"}' })
  t.match(headers, { 'x-api-key': 'secret', 'content-type': 'application/json' })
  t.notOk(headers['x-amz-date'])
  const { requests } = await server.admin('GET', '/requests')
  t.match(requests, [{ operation: 'SendApiAsset', accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' }])
})
