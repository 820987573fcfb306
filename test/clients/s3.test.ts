import { spawn } from 'node:child_process'
import t, { type Test } from 'tap'
import { only } from '../support/only.js'
import { startServer } from '../support/server.js'
import { type Line, runProgram } from './programs.js'
import { whyNot } from './sdks.js'

const FOLDER = 'test/clients/s3'
const PROGRAM = {
  name: 'S3, with moto as its server,',
  built: `${FOLDER}/venv/bin/moto_server`,
  command: [`${FOLDER}/venv/bin/python`, `${FOLDER}/client.py`]
}
const skip = whyNot('s3', PROGRAM)

/** Starts moto's server, which ends with the test, and returns its URL. It checks who asks from so many requests on. */
async function startMoto(t: Test, unchecked?: number): Promise<string> {
  const env = { ...process.env, ...(unchecked !== undefined && { INITIAL_NO_AUTH_ACTION_COUNT: String(unchecked) }) }
  const moto = spawn(PROGRAM.built, ['-H', '127.0.0.1', '-p', '0'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  t.teardown(() => moto.kill())
  let output = ''
  for await (const part of moto.stderr.setEncoding('utf8')) {
    output += part
    const [, url] = /Running on (http:\S+)/.exec(output) ?? []
    if (url === undefined) continue
    // The rest of its log is not read.
    moto.stderr.resume()
    return url
  }
  throw new Error(`moto did not start: ${output}`)
}

/** Runs a scenario of the program with a server that moves its objects to and from moto. */
async function run(t: Test, scenario: string, moto?: string, credentials = {}): Promise<Line[]> {
  const s3Endpoint = moto ?? (await startMoto(t))
  const before = { ...process.env }
  // As the server's own environment, when it starts.
  Object.assign(process.env, credentials)
  const server = await startServer(t, { noFixtures: true, inProgressMs: 50, s3Endpoint })
  process.env = before
  const AWS_DEFAULT_REGION = 'us-east-1'
  const urls = { DATAEXCHANGE_LOCAL_URL: server.url, S3_URL: s3Endpoint }
  return runProgram(PROGRAM, scenario, { AWS_DEFAULT_REGION, ...urls })
}

const COMPLETED = { state: 'COMPLETED', errors: only() }
const notFound = (Bucket: string, Key: string) => ({
  state: 'ERROR',
  errors: only({
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Details: { ImportAssetsFromS3JobErrorDetails: only({ Bucket, Key }) }
  })
})

t.test('a publisher imports objects of its bucket, and finds in another what it exports', { skip }, async (t) => {
  const lines = await run(t, 'publisher')
  t.match(
    lines,
    only(
      { step: 'missing key', ...notFound('source', 'missing') },
      { step: 'missing bucket', ...notFound('nowhere', 'empty') },
      { step: 'import', ...COMPLETED },
      { step: 'assets', same: true },
      { step: 'export', ...COMPLETED },
      { step: 'objects', same: true },
      { step: 'encryption', seen: only(only('aws:kms', 'arn:aws:kms:us-east-1:000000000000:key/a')) },
      { step: 'revision to lake', ...COMPLETED },
      {
        step: 'revision to nowhere',
        state: 'ERROR',
        errors: only({ Code: 'RESOURCE_NOT_FOUND_EXCEPTION', Message: 'The bucket nowhere does not exist.' })
      },
      { step: 'listed', same: true }
    )
  )
})

t.test('a subscriber finds in its bucket what its event action exports', { skip }, async (t) => {
  const lines = await run(t, 'subscriber')
  t.match(
    lines,
    only(
      { step: 'export', own: true, ...COMPLETED },
      { step: 'text', text: 'new\n' },
      { step: 'size', bytes: 5_000_000 }
    )
  )
})

t.test('the server signs with the key of its environment, and S3 denies access to any other', { skip }, async (t) => {
  const moto = await startMoto(t, 3)
  const [made] = (await run(t, 'key', moto)) as [{ id: string; secret: string }]
  const signed = (id: string, secret: string) =>
    run(t, 'signed', moto, { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret })
  t.match(await signed(made.id, made.secret), only({ step: 'import', ...COMPLETED }))
  for (const [id, secret, why] of [
    [made.id, 'another', /SignatureDoesNotMatch/],
    ['unknown', 'secret', /InvalidAccessKeyId/]
  ] as const) {
    const errors = only({ Code: 'ACCESS_DENIED_EXCEPTION', Message: why })
    t.match(await signed(id, secret), only({ step: 'import', state: 'ERROR', errors }))
  }
})
