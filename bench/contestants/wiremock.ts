import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assignment, Contestant } from './contestant.js'
import { javaMissing, javaVersion } from './java.js'
import { peerFile, peerMissing, peerVersion } from './peer-package.js'

const OLDEST_JAVA = 11

const common = {
  whyUnavailable: () => javaMissing(OLDEST_JAVA) ?? peerMissing('wiremock'),
  version: () => `${peerVersion('wiremock')}, Java ${javaVersion()}`,
  warmUpSeconds: 16
}

/** WireMock from its own jar, as it is usually run: with a journal of all requests. */
export const wireMock: Contestant = {
  ...common,
  name: 'WireMock',
  setup:
    'one mapping file, everything else at its default, including the journal of requests, which is emptied after each load',
  prepare: (assignment) => command(assignment),
  // The journal is unbounded.
  async afterLoad(url) {
    const { ok, status } = await fetch(`${url}/__admin/requests`, { method: 'DELETE' })
    if (!ok) throw new Error(`the journal of WireMock was not cleared: ${status}`)
  }
}

/** WireMock as its help recommends for long runs. */
export const wireMockWithoutJournal: Contestant = {
  ...common,
  name: 'WireMock, no journal',
  setup: 'the same with `--no-request-journal`',
  prepare: (assignment) => command(assignment, '--no-request-journal')
}

async function command({ response, port, folder }: Assignment, ...options: string[]): Promise<[string, ...string[]]> {
  const { path, status, headers, body } = response
  const mapping = { request: { method: 'GET', urlPath: path }, response: { status, headers, body } }
  await mkdir(join(folder, 'mappings'))
  await writeFile(join(folder, 'mappings/get-job.json'), JSON.stringify(mapping))
  const jar = readdirSync(peerFile('wiremock', 'build')).find((file) => file.endsWith('.jar')) as string
  const argv = ['--port', String(port), '--bind-address', '127.0.0.1', '--root-dir', folder]
  return ['java', '-jar', peerFile('wiremock', join('build', jar)), ...argv, ...options]
}
