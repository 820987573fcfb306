import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import type { Config } from '../../src/config/config.js'
import { SharedBudget } from '../../src/core/memory/shared-budget.js'
import { Sandboxes } from '../../src/core/sandbox/sandboxes.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { NO_LOG } from '../../src/server/no-log.js'
import { SnapshotFile } from '../../src/snapshot-file/snapshot-file.js'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'
import { holds, runs } from '../support/property.js'
import { createResources, createWorldOptions } from '../support/sandbox.js'
import { action, outcome, START } from '../support/sandbox-actions.js'
import { writtenDown } from '../support/sandbox-state.js'

const FIXTURES: readonly Scenario[] = [{ name: 'start', jobs: [{ Type, Id: 'fixture', plan: 'hangs' }] }]

/** A server that keeps its sandboxes in a file, which it has loaded if there is one. */
async function server(t: Test, snapshot: string, config: Partial<Config> = {}, fixtures = FIXTURES) {
  const built = build(t, { snapshot, ...config }, fixtures)
  const snapshots = built.snapshots as SnapshotFile
  return { ...built, snapshots, loaded: await snapshots.load() }
}

/** A folder that is there until the servers of the test have closed, and have saved. */
function folderOf(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'snapshots-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  return folder
}

const fileOf = (t: Test) => join(folderOf(t), 'state.json')
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

t.test(
  'all sandboxes are saved and loaded, take nothing from the fixtures, and a reset leads back to these',
  async (t) => {
    const file = fileOf(t)
    const first = await server(t, file, { clock: { mode: 'frozen' } })
    t.equal(first.loaded, undefined, 'there was no file')
    const [w1, w2] = [first.sandbox('w1'), first.sandbox('w2')]
    await first.admin('POST', '/reset?to=empty')
    const plan = [{ state: 'IN_PROGRESS', forPolls: 3 }, { state: 'COMPLETED' }]
    await w1.admin('POST', '/jobs', { Type, Id: 'polled', plan })
    await w1.admin('POST', '/faults', { id: 'f', times: 2, effect: { exception: 'ThrottlingException' } })
    t.equal((await w1.getJob('polled')).status, 429)
    await w2.admin('DELETE', '/jobs/fixture')
    await w2.admin('POST', '/clock/advance', { ms: 60_000 })
    await w2.admin('POST', '/data-sets', { Id: 'prices', Name: 'Prices' })
    const { status, body } = await first.admin('POST', '/snapshot/save')
    t.equal(status, 200)
    t.match(body, { file, savedAt: '2026-03-02T09:15:00.000Z', sandboxes: 3, jobs: 2, bytes: statSync(file).size })
    t.equal(statSync(file).mode & 0o777, 0o600, 'for the user of the server only')
    t.match(read(file), { format: 'dataexchange-local snapshots', version: 1, savedAt: '2026-03-02T09:15:00.000Z' })
    t.strictSame(Object.keys(read(file).sandboxes), ['default', 'w1', 'w2'])
    t.strictSame(read(file).sandboxes.w1, (await w1.admin('GET', '/snapshot')).body, 'as GET /__admin/snapshot has it')

    const second = await server(t, file, { seed: 2 })
    t.strictSame(second.loaded, { sandboxes: 3, jobs: 2 })
    t.equal((await second.getJob('fixture')).status, 400, 'nothing from the fixtures')
    const [again1, again2] = [second.sandbox('w1'), second.sandbox('w2')]
    t.equal((await again1.getJob('polled')).status, 429, 'the fault goes on')
    const states = []
    for (let poll = 0; poll < 4; poll++) states.push((await again1.getJob('polled')).body.State)
    t.strictSame(states, ['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'])
    t.match((await again2.admin('GET', '/clock')).body, { now: '2026-03-02T09:16:00.000Z', mode: 'frozen' })
    t.equal((await again2.aws('GET', '/v1/data-sets/prices')).status, 200)
    t.equal((await second.sandbox('new').getJob('fixture')).status, 200, 'another sandbox has the fixtures')
    for (const sandbox of [second, again1, again2]) {
      t.match(await sandbox.admin('POST', '/reset'), { body: { jobs: 1, faults: 0 } })
      t.equal((await sandbox.getJob('fixture')).status, 200)
    }
  }
)

t.test('what was loaded does not count as left behind, as for fixtures', async (t) => {
  const file = fileOf(t)
  const first = await server(t, file)
  await first.admin('POST', '/jobs', { Type, Id: 'seeded', plan: 'hangs' })
  await first.admin('POST', '/faults', {
    id: 'f',
    match: { jobId: 'no' },
    effect: { exception: 'ThrottlingException' }
  })
  const verdict = async ({ admin }: Pick<typeof first, 'admin'>) => (await admin('GET', '/verdict')).body.ok
  t.equal(await verdict(first), false)
  await first.admin('POST', '/snapshot/save')
  const second = await server(t, file)
  t.equal(await verdict(second), true)
})

t.test('a running clock goes on from where it was: the time between does not pass in the sandbox', async (t) => {
  const file = fileOf(t)
  const first = await server(t, file)
  await first.admin('POST', '/jobs', { Type, Id: 'timed', plan: 'succeeds' })
  first.wall.advance(600)
  await first.admin('POST', '/snapshot/save')
  const second = await server(t, file)
  second.wall.advance(3_600_000)
  // This server began as the first did: at its start, six tenths of a second had passed in the sandbox.
  t.match((await second.admin('GET', '/clock')).body, { now: '2026-03-02T10:15:00.600Z', mode: 'running', rate: 1 })
  const third = await server(t, file)
  third.wall.advance(399)
  t.equal((await third.getJob('timed')).body.State, 'WAITING')
  third.wall.advance(1)
  t.equal((await third.getJob('timed')).body.State, 'IN_PROGRESS')
})

t.test('a server that closes saves what its last request did, before it lets go of anything', async (t) => {
  const file = fileOf(t)
  const first = await server(t, file)
  await first.sandbox('w1').admin('POST', '/jobs', { Type, Id: 'last' })
  await first.app.close()
  t.match(read(file).sandboxes.w1.jobs.held, [{ job: { Id: 'fixture' } }, { job: { Id: 'last' } }])
  const second = await server(t, file)
  t.equal((await second.sandbox('w1').getJob('last')).status, 200)
})

t.test('without --snapshot, saving is refused with what to do', async (t) => {
  const { admin, sandbox } = build(t)
  for (const { admin: ask } of [{ admin }, sandbox('w1')]) {
    t.match(await ask('POST', '/snapshot/save'), {
      status: 409,
      body: { error: { code: 'Conflict', message: /Start it with --snapshot FILE/, problems: [] } }
    })
  }
  t.match((await admin('GET', '/sandboxes')).body, { sandboxes: [{ name: 'default' }] }, 'and makes no sandbox')
})

t.test('a file that cannot be written is a 409 that names it, and at the end an error', async (t) => {
  const folder = folderOf(t)
  mkdirSync(join(folder, 'there'))
  const file = join(folder, 'there', 'state.json')
  const { admin, app, snapshots } = await server(t, file)
  rmSync(join(folder, 'there'), { recursive: true })
  t.match(await admin('POST', '/snapshot/save'), {
    status: 409,
    body: { error: { code: 'Conflict', message: /there\/state\.json can't be written, and is as it was: ENOENT/ } }
  })
  mkdirSync(join(folder, 'there'))
  t.equal((await admin('POST', '/snapshot/save')).status, 200, 'once the reason is gone')
  renameSync(join(folder, 'there'), join(folder, 'gone'))
  await app.close().catch(() => {})
  await t.rejects(snapshots.finish(), /can't be written/)
})

t.test('saves that are asked for meanwhile come after the one in progress, once for all', async (t) => {
  const file = fileOf(t)
  const { admin, snapshots } = await server(t, file)
  const saves: Promise<{ jobs: number }>[] = [snapshots.save()]
  await admin('POST', '/jobs', { Type, Id: 'late' })
  saves.push(snapshots.save(), snapshots.save())
  const [first, second, third] = await Promise.all(saves)
  t.not(second, first, 'the one in progress may have passed what is new')
  t.equal(second?.jobs, 2, 'a save has what was there when it was asked for')
  t.equal(third, second)
  t.equal(read(file).sandboxes.default.jobs.held.length, 2)
  t.match(await Promise.all([admin('POST', '/snapshot/save'), admin('POST', '/snapshot/save')]), [
    { status: 200 },
    { status: 200 }
  ])
  t.strictSame(readdirSync(dirname(file)), ['state.json'])
})

t.test('a sandbox that is deleted before its turn is left out, and the file stays whole', async (t) => {
  const file = fileOf(t)
  const { sandbox, snapshots, admin } = await server(t, file)
  await sandbox('w1').admin('GET', '/clock')
  const saving = snapshots.save()
  await admin('DELETE', '/sandboxes/w1')
  t.equal((await saving).sandboxes, Object.keys(read(file).sandboxes).length)
})

t.test('a snapshot file does not tell how to sign URLs, even if the seed is given', async (t) => {
  const file = fileOf(t)
  const { admin, getJob, app } = await server(t, file, { seed: 7 })
  await admin('POST', '/jobs', { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: 'export', State: 'COMPLETED' })
  const { SignedUrl } = (await getJob('export')).body.Details.ExportAssetToSignedUrl
  await admin('POST', '/snapshot/save')
  t.equal(read(file).sandboxes.default.random.seed, 7, 'all that a reader has to go by')
  t.notMatch(readFileSync(file, 'utf8'), /X-Amz-Signature/)
  const { pathname, search } = new URL(SignedUrl)
  t.equal((await app.inject(pathname + search)).statusCode, 200)
  // With the key that a reader makes of the seed, the same URL has another signature.
  const other = build(t, { seed: 7, isSeedGiven: true }, FIXTURES)
  await other.admin('PUT', '/snapshot', read(file).sandboxes.default)
  const { SignedUrl: forged } = (await other.getJob('export')).body.Details.ExportAssetToSignedUrl
  t.equal((await app.inject(new URL(forged).pathname + new URL(forged).search)).statusCode, 403)
})

/** Sandboxes that are kept in a file, without a server. */
function keep(file: string) {
  const resources = { ...createResources(), bytes: new SharedBudget(100_000, 5), memory: new SharedBudget(1e8, 5) }
  const { name: _, ...options } = createWorldOptions()
  const sandboxes = new Sandboxes({ maxSandboxes: 5, resources, template: { ...options, scenarios: [START] } })
  const snapshots = new SnapshotFile(file)
  snapshots.attach({ sandboxes, slices: resources.slices, wall: resources.wall, log: NO_LOG })
  return { sandboxes, snapshots, wall: resources.wall }
}

t.test('whatever was done, what is saved, loaded and saved again is the same document', async (t) => {
  const folder = folderOf(t)
  const done = fc.array(fc.tuple(fc.constantFrom('default', 'w1', '111111111111'), action), { maxLength: 25 })
  let run = 0
  await holds(
    t,
    fc.asyncProperty(done, async (actions) => {
      const file = join(folder, `${run++}.json`)
      const first = keep(file)
      await first.snapshots.load()
      for (const [name, act] of actions) await outcome(first.sandboxes.visit(name), act)
      await first.snapshots.save()
      const written = readFileSync(file, 'utf8')
      const second = keep(file)
      second.wall.advance(first.wall.now() - second.wall.now())
      await second.snapshots.load()
      for (const { sandbox } of first.sandboxes.list()) {
        assert.deepEqual(writtenDown(second.sandboxes.visit(sandbox.name)), writtenDown(sandbox))
      }
      await second.snapshots.save()
      assert.equal(readFileSync(file, 'utf8'), written)
      for (const { sandboxes } of [first, second]) sandboxes.close()
      rmSync(file)
    }),
    runs(40, 2000)
  )
})

t.test('what a server may not hold is refused, and names the option', async (t) => {
  const file = fileOf(t)
  const first = await server(t, file)
  for (const name of ['w1', 'w2']) await first.sandbox(name).admin('POST', '/jobs', [{ Type }, { Type, Id: 'x' }])
  await first.sandbox('w1').admin('POST', '/scenarios', { name: 's', assets: [{ id: 'a', text: 'a'.repeat(5000) }] })
  await first.admin('POST', '/snapshot/save')
  const saved = readFileSync(file)
  const limits: readonly [Partial<Config>, RegExp][] = [
    [{ maxSandboxes: 2 }, /holds more than this server may[\s\S]*\$\.sandboxes\.w2: .*--max-sandboxes, which is 2/],
    [{ maxJobs: 2 }, /\$\.sandboxes\.w1: That would be 3 jobs, and --max-jobs is 2/],
    [{ maxContentBytes: 4000 }, /\$\.sandboxes\.w1: .*--max-content-bytes is 4000/],
    [{ maxMemoryBytes: 9000 }, /--max-memory-bytes is 9000/]
  ]
  for (const [config, message] of limits) {
    const other = build(t, { snapshot: file, ...config })
    await t.rejects(other.snapshots?.load() as Promise<unknown>, { name: 'ConfigError', message })
    await other.app.close()
    t.strictSame(readFileSync(file), saved, 'it is not written')
  }
  t.strictSame((await server(t, file, { maxSandboxes: 3 })).loaded, { sandboxes: 3, jobs: 7 })
})

t.test(
  "a file that is broken or another program's refuses the start, says what is wrong and where, and is left alone",
  async (t) => {
    const file = fileOf(t)
    const first = await server(t, file)
    await first.sandbox('w1').admin('GET', '/clock')
    await first.admin('POST', '/snapshot/save')
    const whole = readFileSync(file, 'utf8')
    const changed = (change: (document: ReturnType<typeof read>) => unknown) =>
      JSON.stringify(change(JSON.parse(whole)))
    const changedIn = (name: string, change: (snapshot: ReturnType<typeof read>) => unknown) =>
      changed(({ sandboxes, ...others }) => ({
        ...others,
        sandboxes: { ...sandboxes, [name]: change(sandboxes[name]) }
      }))
    const wrong: Record<string, readonly [string | Buffer, RegExp]> = {
      empty: ['', /is empty/],
      'cut short': [whole.slice(0, -20), /is cut short, after \d+ bytes/],
      'cut short in the header': [whole.slice(0, 30), /is cut short, after 30 bytes/],
      'no JSON': ['-- MySQL dump', /is not JSON: /],
      YAML: ['format: x\n', /is not JSON/],
      'no JSON from some point on': [
        whole.replace('"w1":', '"w1"='),
        /is not JSON: Unexpected token "=".* at position \d+/
      ],
      'no UTF-8': [Buffer.from([0x7b, 0xff, 0xfe]), /is not UTF-8/],
      "another program's object": [
        '{"name": "a", "dependencies": {}}',
        /is not a snapshot file .*: it has no "format"/
      ],
      "another program's sandboxes": [
        '{"sandboxes": {"a": 1}}',
        /is not a snapshot file .* does not begin with its "format"/
      ],
      "another program's format": ['{"format": "openapi"}', /is not a snapshot file .*: its "format" is "openapi"/],
      'a list': ['[1]', /is not a snapshot file .*: it holds no JSON object/],
      'one snapshot': [changed(({ sandboxes }) => sandboxes.default), /is not a snapshot file|has the version/],
      'a newer version': [
        changed((it) => ({ ...it, version: 2 })),
        /has the version 2 .* and 1 is read; .* newer version/
      ],
      'no version': [changed(({ version: _, ...others }) => others), /has the version undefined/],
      'no sandboxes': [changed(({ sandboxes: _, ...others }) => others), /\$\.sandboxes must be an object/],
      'sandboxes in a list': [changed((it) => ({ ...it, sandboxes: [] })), /\$\.sandboxes must be an object/],
      'an unknown member': [changed((it) => ({ ...it, more: 1 })), /"more" is unknown/],
      'a sandbox twice': [whole.replace('"w1":', '"default":'), /\$\.sandboxes\.default: is there twice/],
      'a format twice': [
        whole.replace('"version"', '"format":"dataexchange-local snapshots","version"'),
        /has "format" twice/
      ],
      'a name that is none': [
        whole.replace('"w1":', '"w 1":'),
        /\$\.sandboxes\["w 1"\]: The name of a sandbox must be/
      ],
      'a snapshot of a newer version': [
        changedIn('w1', (it) => ({ ...it, version: 2 })),
        /\$\.sandboxes\.w1\.version: must be/
      ],
      'a snapshot with a member too many': [
        changedIn('w1', (it) => ({ ...it, colour: 'red' })),
        /\$\.sandboxes\.w1\.colour: is unknown/
      ],
      'a snapshot that contradicts itself': [
        changedIn('w1', (it) => ({ ...it, jobs: { ...it.jobs, nextSerial: 0 } })),
        /\$\.sandboxes\.w1\.jobs\.held\[0\]\.serial: must be at least 0/
      ],
      'a sandbox that is none': [changedIn('w1', () => 1), /\$\.sandboxes\.w1: must be/]
    }
    for (const [what, [content, message]] of Object.entries(wrong)) {
      writeFileSync(file, content)
      const other = build(t, { snapshot: file }, FIXTURES)
      await t.rejects(other.snapshots?.load() as Promise<unknown>, { name: 'ConfigError', message }, what)
      await other.app.close()
      t.equal(Buffer.compare(readFileSync(file), Buffer.from(content)), 0, `${what}: it is as it was`)
    }
  }
)

t.test('a file that was formatted by another program is loaded', async (t) => {
  const file = fileOf(t)
  const first = await server(t, file)
  await first.admin('POST', '/snapshot/save')
  writeFileSync(file, `\ufeff${JSON.stringify(read(file), null, 2)}`)
  t.strictSame((await server(t, file)).loaded, { sandboxes: 1, jobs: 1 })
})
