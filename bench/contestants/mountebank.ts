import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../support/free-port.js'
import type { Contestant } from './contestant.js'
import { peerFile, peerMissing, peerVersion } from './peer-package.js'

const PACKAGE = 'mountebank'

/** Mountebank with one imposter, besides its own port. */
export const mountebank: Contestant = {
  name: 'mountebank',
  setup: 'an imposter with one stub that keeps connections alive; `--loglevel warn --nologfile`',
  whyUnavailable: () => peerMissing(PACKAGE),
  version: () => peerVersion(PACKAGE),
  warmUpSeconds: 5,
  async prepare({ response: { path, status, headers, body }, port, folder }) {
    const stub = {
      predicates: [{ equals: { method: 'GET', path } }],
      // By default it closes the connection after each response.
      responses: [{ is: { statusCode: status, headers: { ...headers, Connection: 'keep-alive' }, body } }]
    }
    const file = join(folder, 'imposters.json')
    await writeFile(file, JSON.stringify({ imposters: [{ protocol: 'http', host: '127.0.0.1', port, stubs: [stub] }] }))
    const own = ['--host', '127.0.0.1', '--port', String(await freePort())]
    const argv = ['--configfile', file, '--noParse', '--loglevel', 'warn', '--nologfile', ...own]
    return [process.execPath, peerFile(PACKAGE, 'bin/mb'), 'start', ...argv]
  }
}
