import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contestant } from './contestant.js'
import type { ExpectedResponse } from './expected-response.js'
import { peerFile, peerMissing, peerVersion } from './peer-package.js'

const PACKAGE = '@stoplight/prism-cli'

/** Prism, which responds with the examples of an OpenAPI document. */
export const prism: Contestant = {
  name: 'Prism',
  setup: 'an OpenAPI document with one path, examples of its body and headers; `--verboseLevel warn`',
  whyUnavailable: () => peerMissing(PACKAGE),
  version: () => peerVersion(PACKAGE),
  warmUpSeconds: 5,
  async prepare({ response, port, folder }) {
    const file = join(folder, 'openapi.json')
    await writeFile(file, JSON.stringify(openApi(response)))
    const argv = ['--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'warn']
    return [process.execPath, peerFile(PACKAGE, 'dist/index.js'), 'mock', file, ...argv]
  }
}

function openApi({
  status,
  headers: { 'content-type': type = 'application/json', ...headers },
  body
}: ExpectedResponse): object {
  const response = {
    description: 'The job',
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { schema: { type: 'string' }, example: value }])
    ),
    content: { [type]: { schema: { type: 'object' }, example: JSON.parse(body) } }
  }
  const parameters = [{ name: 'JobId', in: 'path', required: true, schema: { type: 'string' } }]
  return {
    openapi: '3.0.3',
    info: { title: 'GetJob', version: '1' },
    paths: { '/v1/jobs/{JobId}': { get: { operationId: 'GetJob', parameters, responses: { [status]: response } } } }
  }
}
