// What a page does in a browser: it is bundled for that, and knows nothing of Node.
import {
  CreateJobCommand,
  DataExchangeClient,
  type DataExchangeServiceException,
  GetJobCommand,
  StartJobCommand
} from '@aws-sdk/client-dataexchange'

/** What a page is given. */
export interface PageInput {
  /** The base URL of a server that allows the page. */
  readonly url: string
  readonly id: string
  readonly md5: string
  readonly content: string
  /** A job of that server that always answers with ThrottlingException. */
  readonly throttledJobId: string
  /** URLs to get, by any names. */
  readonly urls: Readonly<Record<string, string>>
}

/** What a page can tell of an error of the service. */
interface SeenError {
  readonly name: string
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** What a page has seen. */
export interface PageResult {
  /** The states of the job from its creation on, without repetitions. */
  readonly states: readonly string[]
  readonly etag: string | null
  readonly throttled: SeenError
  readonly notEmulated: SeenError
  /** The statuses of the URLs, or the names of the errors with which the browser refused them. */
  readonly statuses: Readonly<Record<string, number | string>>
}

/** Runs a job from its creation to its end, and looks at what the browser lets it see. */
export async function run({ url, id, md5, content, throttledJobId, urls }: PageInput): Promise<PageResult> {
  const clientOf = (endpoint: string) =>
    new DataExchangeClient({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'test' },
      maxAttempts: 1
    })
  const client = clientOf(url)
  const created = await client.send(
    new CreateJobCommand({
      Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
      Details: { ImportAssetFromSignedUrl: { AssetName: 'a', DataSetId: id, Md5Hash: md5, RevisionId: id } }
    })
  )
  const signedUrl = created.Details?.ImportAssetFromSignedUrl?.SignedUrl as string
  const upload = await fetch(signedUrl, { method: 'PUT', body: content, headers: { 'content-type': 'text/csv' } })
  await client.send(new StartJobCommand({ JobId: created.Id }))
  const states = [created.State as string]
  while (states.at(-1) !== 'COMPLETED' && states.at(-1) !== 'ERROR') {
    const { State = '' } = await client.send(new GetJobCommand({ JobId: created.Id }))
    if (State !== states.at(-1)) states.push(State)
  }
  // What the browser must not let through even if it does not show the response: a request that needs no leave.
  const reset = await fetch(`${url}/__admin/reset`, { method: 'POST', mode: 'no-cors', body: '{}' })
  const statuses: Record<string, number | string> = { 'reset without CORS': reset.type }
  for (const [name, each] of Object.entries(urls)) statuses[name] = await statusOf(each)
  return {
    states,
    etag: upload.headers.get('etag'),
    throttled: await errorOf(client.send(new GetJobCommand({ JobId: throttledJobId }))),
    notEmulated: await errorOf(clientOf(`${url}/elsewhere`).send(new GetJobCommand({ JobId: throttledJobId }))),
    statuses
  }
}

async function statusOf(url: string): Promise<number | string> {
  return fetch(url).then(
    ({ status }) => status,
    ({ name }: Error) => name
  )
}

async function errorOf(sent: Promise<unknown>): Promise<SeenError> {
  const error = await sent.then(
    () => undefined,
    (thrown: DataExchangeServiceException) => thrown
  )
  return {
    name: String(error?.name),
    status: error?.$metadata.httpStatusCode,
    headers: error?.$response?.headers ?? {}
  }
}
