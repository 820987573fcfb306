import { join } from 'node:path'
import { VERSION } from '../../src/version.js'
import { json, POLLS, poll, sendExpecting, type TestRun, type Tool, unexpected } from './tool.js'

const JOB = 'nightlyExport0000000000000000000'
const FAULT = 'throttled'

/** The world of a test, as a scenario: one request seeds the job and arms the fault. */
const WORLD = {
  name: 'export',
  jobs: [
    {
      Id: JOB,
      Type: 'EXPORT_ASSETS_TO_S3',
      plan: [{ state: 'WAITING', forPolls: 1 }, { state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }]
    }
  ],
  faults: [{ id: FAULT, match: { jobId: JOB }, skip: 2, times: 1, effect: { exception: 'ThrottlingException' } }]
}

/** That there were five requests for the job, and that one of them met the fault. */
const CHECK = {
  match: { jobId: JOB },
  count: { min: POLLS.length, max: POLLS.length },
  order: [{ jobId: JOB, fault: FAULT }]
}

/** The built command, as users run it: each test in a sandbox of its own. */
export const thisProject: Tool = {
  name: 'dataexchange-local',
  setup:
    '`dist/cli.js --log-level warn`. Each test has a sandbox of its own, with the jobs of the built-in fixtures: `POST scenarios` seeds the job and the fault, GetJob, `POST verify`, `DELETE sandboxes/…`',
  isWhole: true,
  version: () => VERSION,
  warmUpSeconds: 3,
  async command({ port }) {
    const command = join(import.meta.dirname, '../../dist/cli.js')
    return [process.execPath, command, '--port', String(port), '--log-level', 'warn']
  },
  ready: { method: 'GET', path: '/__admin/health' },
  async run({ sender, number }: TestRun) {
    const sandbox = `/sandbox/test-${number}`
    await sendExpecting(sender, 200, json('POST', `${sandbox}/__admin/scenarios`, WORLD))
    await poll(sender, { method: 'GET', path: `${sandbox}/v1/jobs/${JOB}` })
    const check = json('POST', `${sandbox}/__admin/verify`, CHECK)
    const checked = await sendExpecting(sender, 200, check)
    if (JSON.parse(checked.body).ok !== true) throw unexpected(check, 'ok', checked)
    await sendExpecting(sender, 204, { method: 'DELETE', path: `/__admin/sandboxes/test-${number}` })
  }
}

/** The same without fixtures, so that a sandbox holds only what its test seeds. */
export const thisProjectWithoutFixtures: Tool = {
  ...thisProject,
  name: 'dataexchange-local, no fixtures',
  setup: 'the same with `--no-fixtures`',
  async command(place) {
    return [...(await thisProject.command(place)), '--no-fixtures'] as [string, ...string[]]
  }
}

/** The same server in the process of the tests, which `start()` returns. */
export const thisProjectInProcess: Tool = {
  ...thisProject,
  name: 'dataexchange-local, in-process',
  setup:
    'the same requests to a server that `start()` made in the process of the driver, whose processor time includes it. Its cold start is that call'
}
