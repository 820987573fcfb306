import { type IncomingMessage, get as sendGet } from 'node:http'
import { text } from 'node:stream/consumers'
import { BenchServer } from '../support/server.js'

/** A job of the built-in fixtures whose response does not change. */
const PATH = '/v1/jobs/completedExportAssetToSignedUrl01'

/** The headers that Node adds to every response. */
const ADDED_BY_NODE = ['date', 'connection', 'keep-alive', 'content-length']

/** The response that every contestant has to send. */
export interface ExpectedResponse {
  readonly path: string
  readonly status: number
  /** In the order of this project, with the values of one response. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

let known: Promise<ExpectedResponse> | undefined

/** Returns this project's response to GetJob of a built-in job, which is requested once. */
export function expectedResponse(): Promise<ExpectedResponse> {
  known ??= askThisProject()
  return known
}

async function askThisProject(): Promise<ExpectedResponse> {
  await using server = await BenchServer.start('--log-level', 'warn')
  const { status, headers, body } = await get(server.url + PATH)
  const sent = Object.entries(headers).filter(([name]) => !ADDED_BY_NODE.includes(name))
  return { path: PATH, status, headers: Object.fromEntries(sent) as Record<string, string>, body }
}

/** Sends a GET over a new connection. */
export async function get(url: string): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sendGet(url, { agent: false }, resolve).once('error', reject)
  })
  return { status: response.statusCode as number, headers: response.headers, body: await text(response) }
}
