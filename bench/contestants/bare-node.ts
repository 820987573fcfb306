import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contestant } from './contestant.js'

/** What Node itself can do. */
export const bareNode: Contestant = {
  name: 'bare node:http',
  setup: 'one handler that sends the same status, headers and body as constants',
  version: () => process.versions.node,
  warmUpSeconds: 3,
  async prepare({ answer, port, folder }) {
    const file = join(folder, 'answer.json')
    await writeFile(file, JSON.stringify(answer))
    return [process.execPath, join(import.meta.dirname, 'servers/bare-node.mjs'), String(port), file]
  }
}
