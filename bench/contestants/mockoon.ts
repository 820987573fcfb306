import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contestant } from './contestant.js'
import type { ExpectedResponse } from './expected-response.js'
import { peerFile, peerMissing, peerVersion } from './peer-package.js'

const PACKAGE = '@mockoon/cli'
const ROUTE = '6f0a2f4e-4c1c-4f0b-9d53-3d3f0d8f1b01'

/** Mockoon's command line. */
export const mockoon: Contestant = {
  name: 'Mockoon',
  setup: 'an environment with one route, templating off in its response; `--disable-log-to-file`',
  whyUnavailable: () => peerMissing(PACKAGE),
  version: () => peerVersion(PACKAGE),
  warmUpSeconds: 5,
  async prepare({ response, port, folder }) {
    const file = join(folder, 'environment.json')
    await writeFile(file, JSON.stringify(environment(response)))
    const argv = ['--hostname', '127.0.0.1', '--port', String(port), '--disable-log-to-file', '--repair']
    return [process.execPath, peerFile(PACKAGE, 'bin/run.js'), 'start', '--data', file, ...argv]
  }
}

/** Returns the environment file. Mockoon adds what it leaves out, with its defaults. */
function environment({ status, headers, body }: ExpectedResponse): object {
  const response = {
    statusCode: status,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    bodyType: 'INLINE',
    body,
    disableTemplating: true,
    default: true
  }
  return {
    name: 'GetJob',
    routes: [{ uuid: ROUTE, type: 'http', method: 'get', endpoint: 'v1/jobs/:JobId', responses: [response] }],
    rootChildren: [{ type: 'route', uuid: ROUTE }]
  }
}
