import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { BenchServer } from '../support/server.js'

/** A job of the built-in fixtures whose answer does not change. */
const PATH = '/v1/jobs/completedExportAssetToSignedUrl01'

/** What Node adds to every answer by itself. */
const ADDED_BY_NODE = ['date', 'connection', 'keep-alive', 'content-length']

/** The answer that every contestant is to give. */
export interface Answer {
  readonly path: string
  readonly status: number
  /** In their order, with the values of one answer. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

let known: Promise<Answer> | undefined

/** This project's GetJob of a built-in job; asked for once. */
export function answerToServe(): Promise<Answer> {
  known ??= askThisProject()
  return known
}

async function askThisProject(): Promise<Answer> {
  await using server = await BenchServer.start('--log-level', 'warn')
  const { status, headers, body } = await ask(server.url + PATH)
  const sent = Object.entries(headers).filter(([name]) => !ADDED_BY_NODE.includes(name))
  return { path: PATH, status, headers: Object.fromEntries(sent) as Record<string, string>, body }
}

/** One GET, over a connection of its own. */
export async function ask(url: string): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).once('error', reject)
  })
  return { status: response.statusCode as number, headers: response.headers, body: await text(response) }
}
