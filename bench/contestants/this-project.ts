import { join } from 'node:path'
import { VERSION } from '../../src/version.js'
import type { Contestant } from './contestant.js'

const FAULTS = 100

/** Match conditions that the measured GetJob does not meet. */
const NOT_MATCHING = [
  (index: number) => ({ jobId: `none${index}` }),
  () => ({ operation: 'StartJob' }),
  () => ({ operation: 'GetJob', state: 'ERROR' }),
  () => ({ operation: 'GetJob', type: 'IMPORT_ASSETS_FROM_S3' })
] as const

/** The built command as users run it, with the built-in fixtures. */
export const thisProject: Contestant = {
  name: 'dataexchange-local',
  setup: '`dist/cli.js --log-level warn`, a job of the built-in fixtures, everything else at its default',
  version: () => VERSION,
  warmUpSeconds: 3,
  async prepare({ port }) {
    const command = join(import.meta.dirname, '../../dist/cli.js')
    return [process.execPath, command, '--port', String(port), '--log-level', 'warn']
  }
}

/** The same, with armed faults that do not match the measured request. */
export const thisProjectWithFaults: Contestant = {
  ...thisProject,
  name: `dataexchange-local, ${FAULTS} faults`,
  setup: `the same with ${FAULTS} armed faults for other jobs, operations, states and types`,
  async afterStart(url) {
    const faults = Array.from({ length: FAULTS }, (_, index) => ({
      match: NOT_MATCHING[index % NOT_MATCHING.length]?.(index),
      effect: { exception: 'InternalServerException' }
    }))
    const response = await fetch(`${url}/__admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults)
    })
    if (!response.ok) throw new Error(`the faults were not armed: ${await response.text()}`)
  }
}
