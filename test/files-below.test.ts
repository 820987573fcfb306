import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import t from 'tap'
import { filesBelow } from '../scripts/files-below.mjs'

t.test('the files below a folder have an end, whatever is installed there', async (t) => {
  const root = t.testdir({ a: { 'b.ts': '', deep: { 'c.md': '' } }, '.hidden': { 'd.ts': '' }, venv: { 'e.py': '' } })
  mkdirSync(join(root, 'a/node_modules'))
  symlinkSync(root, join(root, 'a/node_modules/itself'))
  symlinkSync(root, join(root, 'a/link'))
  writeFileSync(join(root, '.file'), '')
  t.strictSame(
    filesBelow(root)
      .map((path) => relative(root, path))
      .sort(),
    ['.file', 'a/b.ts', 'a/deep/c.md']
  )
})
