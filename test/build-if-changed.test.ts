import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

const SCRIPT = join(import.meta.dirname, '../scripts/build-if-changed.mjs')

/** A build that counts in a file how often it ran. */
const BUILD = `
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const runs = existsSync('runs') ? Number(readFileSync('runs', 'utf8')) : 0
writeFileSync('runs', String(runs + 1))
if (existsSync('broken')) throw new Error('broken')
mkdirSync('dist/types', { recursive: true })
writeFileSync('dist/cli.js', readFileSync('src/cli.ts', 'utf8'))
writeFileSync('dist/types/index.d.ts', 'types')
`

t.test('dist/ is built again if a source or anything in it has changed, and else left as it is', async (t) => {
  const root = t.testdir({
    src: { 'cli.ts': 'one' },
    scripts: { 'build.mjs': BUILD },
    fixtures: {},
    'package.json': '{}',
    'package-lock.json': '{}',
    'tsconfig.json': '{}'
  })
  cpSync(SCRIPT, join(root, 'scripts/build-if-changed.mjs'))
  const file = (name: string) => join(root, name)
  const build = () => {
    execFileSync(process.execPath, [file('scripts/build-if-changed.mjs')], { stdio: 'pipe' })
    return Number(readFileSync(file('runs'), 'utf8'))
  }
  t.equal(build(), 1)
  t.equal(build(), 1, 'nothing has changed')
  const changes: [string, () => void][] = [
    ['a source has changed', () => writeFileSync(file('src/cli.ts'), 'two')],
    ['a fixture is new', () => writeFileSync(file('fixtures/a.json'), '{}')],
    ['a package is another', () => writeFileSync(file('package-lock.json'), '{ "packages": {} }')],
    ['a built file has changed', () => writeFileSync(file('dist/types/index.d.ts'), 'changed')],
    ['a built file is gone', () => rmSync(file('dist/cli.js'))],
    ['there is a file that no build made', () => writeFileSync(file('dist/types/old.d.ts'), 'old')]
  ]
  let runs = 1
  for (const [what, change] of changes) {
    change()
    t.equal(build(), ++runs, what)
  }
  t.equal(build(), runs, 'nothing has changed since')
  t.equal(readFileSync(file('dist/cli.js'), 'utf8'), 'two')
  mkdirSync(file('broken'))
  writeFileSync(file('src/cli.ts'), 'three')
  t.throws(build)
  rmSync(file('broken'), { recursive: true })
  t.equal(build(), runs + 2, 'the build before failed')
})
