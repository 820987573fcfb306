import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Fastify, { type FastifyBaseLogger } from 'fastify'
import t, { type Test } from 'tap'
import type { Sandboxes } from '../../src/core/sandbox/sandboxes.js'
import { SandboxError } from '../../src/core/validation/sandbox-error.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { formatFileProblem } from '../../src/scenario-files/file-problem.js'
import { loadScenarios } from '../../src/scenario-files/load-scenarios.js'
import { stampFiles } from '../../src/scenario-files/stamp-files.js'
import { FixtureWatch } from '../../src/server/fixture-watch.js'
import { Fixtures, type LoadedFixtures } from '../../src/server/fixtures.js'
import { NO_LOG } from '../../src/server/no-log.js'
import { run, serve } from '../support/command.js'
import { only } from '../support/only.js'
import { until } from '../support/socket.js'
import { TestWall } from '../support/test-wall.js'

const scenario = (name: string) => JSON.stringify({ name, jobs: [] })

interface Files {
  /** Reads the files; by default those at the paths. */
  load?(read: () => Promise<LoadedFixtures>): Promise<LoadedFixtures>
  look?(stamp: () => Promise<string>): Promise<string>
}

/** A watch of some paths on a test's own time. */
async function watch(t: Test, paths: readonly string[], { load, look }: Files = {}) {
  const wall = new TestWall()
  const lines: { level: string; message: string }[] = []
  const at = (level: string) => (_: object, message: string) => lines.push({ level, message })
  const log = { ...NO_LOG, info: at('info'), error: at('error') } as unknown as FastifyBaseLogger
  const started: string[][] = []
  const sandboxes = {
    startWith: (scenarios: readonly Scenario[]) => started.push(scenarios.map(({ name }) => name))
  } as unknown as Sandboxes
  const read = async () => {
    const { files, problems } = await loadScenarios(paths)
    return { files, problems: problems.map(formatFileProblem) }
  }
  const stamp = () => stampFiles(paths)
  let looks = 0
  const fixtures = new Fixtures([], load ? () => load(read) : read, sandboxes)
  const stamps = {
    atStart: await stamp(),
    look: () => {
      looks++
      return look ? look(stamp) : stamp()
    }
  }
  const app = Fastify()
  new FixtureWatch(fixtures, stamps, wall, log).follow(app)
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  /** Lets half a second pass, and what is done then. */
  const pass = async (times = 1) => {
    for (let time = 0; time < times; time++) {
      wall.advance(500)
      await until(() => wall.timers.length === 1)
    }
  }
  return { app, wall, fixtures, lines, started, pass, looks: () => looks }
}

t.test(
  'every way to change a file, or the files of a folder, is seen at the next look and loaded at the one after',
  async (t) => {
    const ways: Record<string, (folder: string, file: string) => void> = {
      'written in place, as long as before': (_, file) => writeFileSync(file, scenario('newer')),
      'replaced by another, as long and as old': (folder, file) => {
        const { atime, mtime } = statSync(file)
        writeFileSync(join(folder, 'new'), scenario('newer'))
        utimesSync(join(folder, 'new'), atime, mtime)
        renameSync(join(folder, 'new'), file)
      },
      'moved, with its content': (folder, file) => renameSync(file, join(folder, 'newer.json')),
      added: (folder) => writeFileSync(join(folder, 'z.yaml'), 'name: newer\njobs: []\n'),
      'added in a folder of its own': (folder) => {
        mkdirSync(join(folder, 'more'))
        writeFileSync(join(folder, 'more', 'z.yaml'), 'name: newer\njobs: []\n')
      },
      removed: (folder) => unlinkSync(join(folder, 'b.json')),
      'in a folder to which a link leads from now on': (folder) => {
        symlinkSync(join(folder, '..', 'second'), join(folder, '..', 'new'))
        renameSync(join(folder, '..', 'new'), join(folder, 'link'))
      }
    }
    for (const [way, change] of Object.entries(ways)) {
      const root = t.testdir({
        watched: {
          'a.json': scenario('older'),
          'b.json': scenario('other'),
          link: t.fixture('symlink', '../first')
        },
        first: { 'c.json': scenario('linked') },
        second: { 'c.json': scenario('relink') }
      })
      const folder = join(root, 'watched')
      const { pass, started, lines } = await watch(t, [folder])
      await pass(2)
      t.strictSame([started, lines], [[], []], 'nothing has changed')
      change(folder, join(folder, 'a.json'))
      await pass()
      t.strictSame(started, [], `${way}: it may still be being written`)
      await pass()
      t.equal(started.length, 1, way)
      t.strictSame(started, [(await loadScenarios([folder])).files.map(({ scenario: { name } }) => name)], way)
      t.match(lines, only({ level: 'info', message: /^the fixture files were read again/ }), way)
      await pass(2)
      t.equal(started.length, 1, `${way}: once`)
    }
  }
)

t.test('what is no scenario file changes nothing, and a folder that contains itself is a problem', async (t) => {
  const folder = t.testdir({ 'a.json': scenario('a'), '.hidden.json': '', 'notes.txt': '' })
  const { pass, started, lines, looks } = await watch(t, [folder, join(folder, 'a.json')])
  writeFileSync(join(folder, '.hidden.json'), '{')
  writeFileSync(join(folder, 'notes.txt'), 'more')
  mkdirSync(join(folder, '.git'))
  await pass(3)
  t.strictSame([started, lines, looks()], [[], [], 3])
  symlinkSync(folder, join(folder, 'self'))
  await pass(3)
  t.strictSame(started, [])
  t.match(lines, [{}, { level: 'error', message: /self: is a link to a folder that contains it/ }])
})

t.test('files with problems are logged once for each change, and change nothing until they are mended', async (t) => {
  const folder = t.testdir({ 'a.json': scenario('a') })
  const file = join(folder, 'a.json')
  const { pass, started, lines } = await watch(t, [folder])
  writeFileSync(file, '{ "name": "a",\n  "job": [] }')
  await pass(5)
  t.strictSame(started, [])
  t.match(lines, [
    { level: 'error', message: 'The fixture files have problems, so nothing was changed.' },
    { level: 'error', message: /a\.json:2:3 \$\.job: is unknown here/ }
  ])
  t.equal(lines.length, 2, 'once')

  writeFileSync(file, '{ "name": "a"')
  await pass(2)
  t.equal(lines.length, 4, 'again after another change')
  rmSync(folder, { recursive: true })
  await pass(2)
  t.match(lines.slice(4), [{ level: 'error' }, { level: 'error', message: /does not exist/ }])
  t.strictSame(started, [])

  mkdirSync(folder)
  writeFileSync(file, scenario('mended'))
  await pass(2)
  t.strictSame(started, [['mended']])
  t.match(lines.slice(6), only({ level: 'info' }))
})

t.test('a file that is being written is read once it is whole, and reports nothing before', async (t) => {
  const folder = t.testdir({ 'a.yaml': 'name: a\njobs: []\n' })
  const file = join(folder, 'a.yaml')
  const { pass, started, lines } = await watch(t, [folder])
  for (const written of [
    'name: written\n',
    'name: written\njo',
    'name: written\njobs: [',
    'name: written\njobs: []\n'
  ]) {
    writeFileSync(file, written)
    await pass()
  }
  t.strictSame([started, lines], [[], []])
  await pass()
  t.strictSame(started, [['written']])
})

t.test('a file that changes while it is read is read again, and what was read counts for nothing', async (t) => {
  const folder = t.testdir({ 'a.json': scenario('a') })
  const file = join(folder, 'a.json')
  let during: (() => void) | undefined = () => writeFileSync(file, scenario('after'))
  const { pass, started, lines } = await watch(t, [folder], {
    load: async (read) => {
      const loaded = await read()
      during?.()
      during = undefined
      return loaded
    }
  })
  writeFileSync(file, '{ "broken')
  await pass(2)
  t.equal(during, undefined, 'it was read')
  t.strictSame([started, lines], [[], []])
  await pass(2)
  t.strictSame(started, [['after']])
})

t.test('looks never overlap, and rest four times as long as they took', async (t) => {
  const folder = t.testdir({ 'a.json': scenario('a') })
  let release = () => {}
  const { wall, looks } = await watch(t, [folder], {
    look: async (stamp) => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return stamp()
    }
  })
  wall.advance(500)
  wall.advance(60_000)
  t.strictSame([looks(), wall.timers], [1, []], 'one that takes a minute is the only one')
  release()
  await until(() => wall.timers.length === 1)
  t.equal((wall.timers[0] as number) - wall.now(), 240_000)
})

t.test('a server that closes ends its watch, also while it looks', async (t) => {
  const folder = t.testdir({ 'a.json': scenario('a') })
  let isHeld = false
  let release = () => {}
  const { app, wall, pass, started } = await watch(t, [folder], {
    look: async (stamp) => {
      if (isHeld) await new Promise<void>((resolve) => (release = resolve))
      return stamp()
    }
  })
  writeFileSync(join(folder, 'a.json'), scenario('b'))
  await pass()
  isHeld = true
  wall.advance(500)
  await app.close()
  release()
  await new Promise((resolve) => setImmediate(resolve))
  t.strictSame([wall.timers, started], [[], []])
})

t.test('reloads that are asked for at once are done in turn, and the last read counts', async (t) => {
  const held: ((name: string) => void)[] = []
  const { fixtures, started } = await watch(t, [], {
    load: () =>
      new Promise((resolve) =>
        held.push((name) => resolve({ files: [{ file: name, scenario: { name } }], problems: [] }))
      )
  })
  const both = Promise.all([fixtures.reloadIf(async () => true), fixtures.reload()])
  t.equal(held.length, 1, 'the second has not begun to read')
  held[0]?.('first')
  await until(() => held.length === 2)
  held[1]?.('second')
  await both
  t.strictSame(started, [['first'], ['second']])
})

t.test('a reload that fails is no reason not to do the next', async (t) => {
  const results = [['wrong'], []]
  const { fixtures, started } = await watch(t, [], {
    load: async () => ({ files: [{ file: 'a', scenario: { name: 'a' } }], problems: results.shift() ?? [] })
  })
  const [first] = await Promise.allSettled([fixtures.reload(), fixtures.reload()])
  t.match(first, { status: 'rejected', reason: SandboxError })
  t.strictSame(started, [['a']])
})

t.test('the command watches its fixtures with --watch, and not without it', async (t) => {
  const folder = t.testdir({
    'a.json': JSON.stringify({ name: 'a', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'old' }] })
  })
  const file = join(folder, 'a.json')
  const argv = ['--fixtures', folder, '--log-level', 'info']
  const [watching, other] = await Promise.all([serve(t, [...argv, '--watch']), serve(t, argv)])
  const idsIn = async (url: string, sandbox: string) => {
    const response = await fetch(`${url}/sandbox/${sandbox}/__admin/jobs`)
    const { jobs } = (await response.json()) as { jobs: { job: { Id: string } }[] }
    return jobs.map(({ job }) => job.Id)
  }
  t.strictSame(await idsIn(watching.url, 'before'), ['old'])
  writeFileSync(file, '{ "name": "a", "job": [] }')
  await until(() => /a\.json:1:16 \$\.job: is unknown here/.test(watching.out.stderr))
  writeFileSync(file, JSON.stringify({ name: 'a', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'new' }] }))
  await until(() => /the fixture files were read again/.test(watching.out.stderr))
  t.strictSame(await idsIn(watching.url, 'before'), ['old'], 'what is there stays as it is')
  t.strictSame(await idsIn(watching.url, 'after'), ['new'])
  t.strictSame(await idsIn(other.url, 'after'), ['old'])
  t.notMatch(other.out.stderr, 'the fixture files')
  for (const { child, exit } of [watching, other]) {
    child.kill('SIGTERM')
    t.equal(await exit, 0)
  }
})

t.test('--watch without files to watch is said in the log, and the server starts', async (t) => {
  const refused = run(t, ['--watch=yes'])
  const started = [[], ['--no-fixtures']].map((argv) => serve(t, [...argv, '--watch', '--log-level', 'info']))
  for (const { child, exit, out } of await Promise.all(started)) {
    child.kill('SIGTERM')
    t.equal(await exit, 0)
    t.match(out.stderr, '--watch has nothing to watch')
  }
  t.equal(await refused.exit, 2)
})
