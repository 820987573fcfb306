import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import t from 'tap'
import { ConfigError } from '../../src/config/config-error.js'
import { snapshotPlace } from '../../src/snapshot-file/place.js'
import { temporaryPath } from '../../src/snapshot-file/write-file.js'

t.test('a place where no file can be written is refused with the reason, and nothing is left there', async (t) => {
  const folder = t.testdir({ file: 'x', folder: {}, loop: t.fixture('symlink', 'loop') })
  symlinkSync(join(folder, 'nothing'), join(folder, 'dangling'))
  execFileSync('mkfifo', [join(folder, 'fifo')])
  const refused: Record<string, RegExp> = {
    folder: /--snapshot .*folder is a folder; give the path of a file in it/,
    'missing/state.json': /can't be written: the folder .*missing does not exist/,
    'file/state.json': /can't be written: .*file is not a folder/,
    'file/below/state.json': /can't be written/,
    dangling: /is a link to .*nothing, which does not exist/,
    loop: /can't be looked at: ELOOP/,
    fifo: /is not a regular file/,
    ['x'.repeat(250)]: /can't be written: ENAMETOOLONG/
  }
  const before = readdirSync(folder)
  for (const [path, message] of Object.entries(refused)) {
    t.throws(() => snapshotPlace(join(folder, path), []), { name: 'ConfigError', message }, path)
  }
  t.strictSame(readdirSync(folder), before)
  t.throws(() => snapshotPlace('/proc/state.json', []), ConfigError, 'a file system that takes no files')
})

t.test('links are followed, so that the file takes the place of what they lead to', async (t) => {
  const folder = t.testdir({ real: { 'state.json': 'x' } })
  symlinkSync(join(folder, 'real'), join(folder, 'link'))
  symlinkSync(join(folder, 'real', 'state.json'), join(folder, 'state'))
  t.equal(snapshotPlace(join(folder, 'link', 'new.json'), []), join(folder, 'real', 'new.json'))
  t.equal(snapshotPlace(join(folder, 'state'), []), join(folder, 'real', 'state.json'))
  t.strictSame(readdirSync(join(folder, 'real')), ['state.json'], 'nothing is made')
  t.equal(readFileSync(join(folder, 'state'), 'utf8'), 'x')
})

t.test('a file that would be read as a fixture is refused', async (t) => {
  const folder = t.testdir({ fixtures: { deep: {}, '.hidden': {} }, 'a.json': '' })
  const place = (path: string, fixture = 'fixtures') => snapshotPlace(join(folder, path), [join(folder, fixture)])
  t.throws(() => place('fixtures/state.json'), /would be read as a scenario file of --fixtures/)
  t.throws(() => place('fixtures/deep/state.yaml'), /would be read as a scenario file/)
  t.throws(() => place('a.json', 'a.json'), /would be read as a scenario file/)
  for (const path of ['fixtures/state', 'fixtures/.state.json', 'fixtures/.hidden/state.json', 'state.json']) {
    t.equal(place(path), join(folder, path))
  }
  t.equal(place('state.json', 'missing'), join(folder, 'state.json'))
})

t.test('what saves left that were cut off is removed, and nothing else', async (t) => {
  const folder = t.testdir({})
  const others = [
    '.other.json.0123abcd.dataexchange-local.tmp',
    '.state.json.dataexchange-local.tmp',
    '.state.json.tmp'
  ]
  const left = [0, 1].map(() => basename(temporaryPath(join(folder, 'state.json'))))
  for (const name of [...others, ...left]) writeFileSync(join(folder, name), '')
  snapshotPlace(join(folder, 'state.json'), [])
  t.strictSame(readdirSync(folder), others)
})
