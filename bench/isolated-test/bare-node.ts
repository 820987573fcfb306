import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HttpClient } from '../support/http-client.js'
import type { ReceivedResponse } from '../support/parse-response.js'
import { BenchServer } from '../support/server.js'
import { thisProject } from './this-project.js'
import type { Tool } from './tool.js'

/**
 * The least that the requests of a test cost: a server that sends this project's responses, recorded before, and does
 * nothing else.
 */
export const bareNode: Tool = {
  name: 'bare node:http',
  setup:
    'the floor, not a tool: the same requests as to dataexchange-local; the server parses their JSON and sends the responses that were recorded from it',
  isWhole: false,
  version: () => process.versions.node,
  warmUpSeconds: 3,
  async command({ port, folder }) {
    const file = join(folder, 'responses.json')
    await writeFile(file, JSON.stringify(await recordedResponses()))
    return [process.execPath, join(import.meta.dirname, '../contestants/servers/replay.mjs'), String(port), file]
  },
  ready: { method: 'GET', path: '/ready' },
  run: thisProject.run
}

async function recordedResponses(): Promise<ReceivedResponse[]> {
  await using server = await BenchServer.start('--log-level', 'warn')
  using client = new HttpClient(server.url)
  const responses: ReceivedResponse[] = []
  const sender = {
    send: async (request: Parameters<HttpClient['send']>[0]) => {
      const response = await client.send(request)
      responses.push(response)
      return response
    }
  }
  await thisProject.run({ sender, number: 0, isAlone: true })
  return responses
}
