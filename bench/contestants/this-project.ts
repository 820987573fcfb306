import { join } from 'node:path'
import { VERSION } from '../../src/version.js'
import type { Contestant } from './contestant.js'

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
