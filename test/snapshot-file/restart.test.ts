import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ControlClient } from '../../src/client/index.js'
import { ConfigError, type ControlError, start } from '../../src/index.js'
import { run, serve } from '../support/command.js'
import { until } from '../support/socket.js'

const TYPE = 'EXPORT_ASSETS_TO_S3' as const

/** What clients see of a sandbox. */
async function seen(url: string, ids: readonly string[]) {
  const control = new ControlClient(url)
  const jobs = await Promise.all(ids.map(async (id) => (await fetch(`${url}/v1/jobs/${id}`)).json()))
  return {
    jobs,
    faults: await control.faults.list(),
    dataSets: await control.dataSets.list(),
    clock: await control.clock.get()
  }
}

t.test(
  'a start goes on from what the last stop saved of all sandboxes; SIGKILL loses what came after the last save',
  async (t) => {
    const file = join(t.testdir(), 'state.json')
    const argv = ['--snapshot', file, '--clock', 'frozen', '--no-fixtures']
    const first = await serve(t, argv)
    const url = `${first.url}/sandbox/w1`
    const control = new ControlClient(url)
    await control.seed({ Type: TYPE, Id: 'polled', plan: [{ state: 'IN_PROGRESS', forPolls: 9 }, { state: 'ERROR' }] })
    await control.dataSets.seed({ Id: 'prices', Name: 'Prices' })
    await control.faults.add({ id: 'none', match: { jobId: 'none' }, effect: { exception: 'ThrottlingException' } })
    await control.faults.add({ id: 'slow', times: 1, match: { operation: 'CreateDataSet' }, delay: { ms: 300 } })
    const last = fetch(`${url}/v1/data-sets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ AssetType: 'S3_SNAPSHOT', Description: 'd', Name: 'last' })
    })
    await until(async () => (await control.faults.get('slow')).fired === 1)
    first.child.kill('SIGTERM')
    t.equal((await last).status, 201)
    t.equal(await first.exit, 0)
    t.equal(first.out.stderr, '')

    const second = await serve(t, argv)
    t.match(second.out.stdout, '(1 jobs, seed ')
    t.match(second.out.stdout, `; 2 sandboxes from ${file})`)
    const again = await seen(`${second.url}/sandbox/w1`, ['polled'])
    t.match(again, {
      jobs: [{ Id: 'polled', State: 'IN_PROGRESS' }],
      faults: [
        { id: 'none', fired: 0 },
        { id: 'slow', fired: 1, spent: true }
      ],
      clock: { mode: 'frozen' }
    })
    t.strictSame(
      again.dataSets.map(({ Name }) => Name).sort(),
      ['Prices', 'last'],
      'with what was in flight at the signal'
    )
    t.equal((await new ControlClient(`${second.url}/sandbox/w1`).requests()).length, 1, 'but not the journal')

    const secondControl = new ControlClient(second.url)
    await secondControl.seed({ Type: TYPE, Id: 'saved', State: 'COMPLETED' })
    t.match(await secondControl.saveSnapshot(), { file, sandboxes: 2, jobs: 2, bytes: readFileSync(file).length })
    await secondControl.seed({ Type: TYPE, Id: 'lost', State: 'COMPLETED' })
    second.child.kill('SIGKILL')
    await second.exit

    const third = await serve(t, argv)
    t.strictSame(await seen(`${third.url}/sandbox/w1`, []), { ...again, jobs: [] })
    const thirdControl = new ControlClient(third.url)
    t.match(await thirdControl.job('saved'), { job: { State: 'COMPLETED' } })
    await t.rejects(thirdControl.job('lost'), { status: 404 } as unknown as ControlError)
    await thirdControl.sandboxes.drop('w1')
    third.child.kill('SIGINT')
    t.equal(await third.exit, 0)
    t.strictSame(Object.keys(JSON.parse(readFileSync(file, 'utf8')).sandboxes), ['default'], 'SIGINT saves as well')
  }
)

t.test(
  'SIGKILL in the middle of a save leaves a whole file, and the next start removes the rest; a stop that can not save says so',
  async (t) => {
    const folder = t.testdir({ state: {} })
    const file = join(folder, 'state', 'state.json')
    const jobs = Array.from({ length: 5000 }, (_, index) => ({ Type: TYPE, Id: `job${index}`, State: 'COMPLETED' }))
    writeFileSync(join(folder, 'many.json'), JSON.stringify({ name: 'many', jobs }))
    const argv = ['--snapshot', file, '--fixtures', join(folder, 'many.json')]
    const first = await serve(t, argv)
    const control = new ControlClient(first.url)
    await control.saveSnapshot()
    const before = readFileSync(file, 'utf8')
    await control.seed({ Type: TYPE, Id: 'more' })
    const saving = control.saveSnapshot().catch(() => {})
    await until(() => readdirSync(join(folder, 'state')).length === 2)
    first.child.kill('SIGKILL')
    await Promise.all([first.exit, saving])
    const after = readFileSync(file, 'utf8')
    if (readdirSync(join(folder, 'state')).length === 2)
      t.equal(after, before, 'it was cut off, and the file is as it was')
    const second = await serve(t, argv)
    t.strictSame(readdirSync(join(folder, 'state')), ['state.json'])
    t.match(second.out.stdout, /\(500[01] jobs, seed \d+; 1 sandbox from /)

    renameSync(join(folder, 'state'), join(folder, 'gone'))
    second.child.kill('SIGTERM')
    t.equal(await second.exit, 1)
    const said = /^dataexchange-local: The snapshot file .*state\.json can't be written, and is as it was: ENOENT/
    t.match(second.out.stderr, said, 'also without a log')
  }
)

t.test(
  'a broken file, and a place where none can be, refuse the start with exit code 2, and change nothing',
  async (t) => {
    const folder = t.testdir({ 'broken.json': '{"format": "dataexchange-local snapshots", "vers' })
    const broken = join(folder, 'broken.json')
    const refused = { [broken]: /is cut short/, [folder]: /is a folder/ }
    const started = Object.entries(refused).map(([file, message]) => ({
      ...run(t, ['--port', '0', '--snapshot', file]),
      message
    }))
    for (const { exit, out, message } of started) {
      t.equal(await exit, 2)
      t.match(out.stderr, /^dataexchange-local: --snapshot /)
      t.match(out.stderr, message)
      t.equal(out.stdout, '')
    }
    t.strictSame(readdirSync(folder), ['broken.json'])
    t.equal(readFileSync(broken, 'utf8').length, 48)
  }
)

t.test('a server of this process loads the file as it starts, and saves it as it closes', async (t) => {
  const folder = t.testdir({})
  const options = { snapshot: join(folder, 'state.json'), fixtures: [] }
  {
    await using server = await start(options)
    t.equal(server.jobs, 0)
    await server.control.seed({ Type: TYPE, Id: 'a' })
    t.notOk(existsSync(options.snapshot))
  }
  t.ok(existsSync(options.snapshot))
  const server = await start(options)
  t.equal(server.jobs, 1)
  t.match(await server.control.job('a'), { job: { Id: 'a' } })
  rmSync(folder, { recursive: true })
  await t.rejects(server.close(), /can't be written/)
  mkdirSync(folder)
  writeFileSync(options.snapshot, '{}')
  await t.rejects(start(options), ConfigError)
})
