import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { javaMissing, javaVersion } from '../contestants/java.js'
import { peerFile, peerMissing, peerVersion } from '../contestants/peer-package.js'
import { jobIdOf, json, POLLS, poll, sendExpecting, type Tool, unexpected } from './tool.js'

/** The state in which each scenario begins. */
const BEGINNING = 'Started'

/**
 * WireMock: a scenario whose every state is a stub. Tests that run at the same time are told apart by the id of the
 * job.
 */
export const wireMock: Tool = {
  name: 'WireMock',
  setup:
    "its jar, everything at its default. `POST mappings/import` brings a scenario of five stubs, the third of which is the fault; GetJob; `POST requests/count`, and the journal of the fault's stub (`GET requests?matchingStub=`). Teardown: `POST reset`; if tests run at the same time, `POST mappings/remove-by-metadata` and `POST requests/remove`",
  isWhole: true,
  whyUnavailable: () => javaMissing(11) ?? peerMissing('wiremock'),
  version: () => `${peerVersion('wiremock')}, Java ${javaVersion()}`,
  warmUpSeconds: 16,
  async command({ port, folder }) {
    const jar = readdirSync(peerFile('wiremock', 'build')).find((file) => file.endsWith('.jar')) as string
    const argv = ['--port', String(port), '--bind-address', '127.0.0.1', '--root-dir', folder]
    return ['java', '-jar', peerFile('wiremock', join('build', jar)), ...argv]
  },
  ready: { method: 'GET', path: '/__admin/health' },
  async run(test) {
    const { sender, isAlone } = test
    const id = jobIdOf(test)
    const urlPath = `/v1/jobs/${id}`
    const mappings = stubs(test.number, id, urlPath)
    await sendExpecting(sender, 200, json('POST', '/__admin/mappings/import', { mappings }))
    await poll(sender, { method: 'GET', path: urlPath })
    const count = json('POST', '/__admin/requests/count', { method: 'GET', urlPath })
    const counted = await sendExpecting(sender, 200, count)
    if (JSON.parse(counted.body).count !== POLLS.length) throw unexpected(count, `${POLLS.length} requests`, counted)
    const fault = { method: 'GET', path: `/__admin/requests?matchingStub=${mappings[2]?.id}` }
    const met = await sendExpecting(sender, 200, fault)
    if (JSON.parse(met.body).requests.length !== 1) throw unexpected(fault, 'one request', met)
    if (isAlone) {
      await sendExpecting(sender, 200, { method: 'POST', path: '/__admin/reset' })
      return
    }
    const ofTest = { matchesJsonPath: { expression: '$.test', equalTo: id } }
    await sendExpecting(sender, 200, json('POST', '/__admin/mappings/remove-by-metadata', ofTest))
    await sendExpecting(sender, 200, json('POST', '/__admin/requests/remove', { method: 'GET', urlPath }))
  }
}

function stubs(test: number, id: string, urlPath: string) {
  return POLLS.map((each, index) => ({
    id: `00000000-0000-4000-${String(8000 + index)}-${String(test).padStart(12, '0')}`,
    scenarioName: id,
    requiredScenarioState: index === 0 ? BEGINNING : `polled ${index} times`,
    newScenarioState: `polled ${index + 1} times`,
    request: { method: 'GET', urlPath },
    response:
      typeof each === 'number'
        ? {
            status: each,
            jsonBody: { Message: 'Rate exceeded' },
            headers: { 'x-amzn-errortype': 'ThrottlingException' }
          }
        : { status: 200, jsonBody: { Id: id, State: each }, headers: { 'content-type': 'application/json' } },
    metadata: { test: id }
  }))
}
