import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contestant } from './contestant.js'

/** A single handler of node:http. */
export const bareNode: Contestant = {
  name: 'bare node:http',
  setup: 'one handler that sends the same status, headers and body as constants',
  version: () => process.versions.node,
  warmUpSeconds: 3,
  async prepare({ response, port, folder }) {
    const file = join(folder, 'response.json')
    await writeFile(file, JSON.stringify(response))
    return [process.execPath, join(import.meta.dirname, 'servers/bare-node.mjs'), String(port), file]
  }
}
