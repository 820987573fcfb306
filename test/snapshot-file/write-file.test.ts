import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { writeFileAtomically } from '../../src/snapshot-file/write-file.js'

const noPause = async () => {}

t.test('the file before is whole until the new one is, and nothing is left beside it', async (t) => {
  const folder = t.testdir({ 'state.json': 'old' })
  const file = join(folder, 'state.json')
  const seen: string[] = []
  function* pieces() {
    for (let piece = 0; piece < 5; piece++) {
      seen.push(readFileSync(file, 'utf8'))
      yield 'é'.repeat(70_000)
    }
  }
  t.equal(await writeFileAtomically(file, pieces(), noPause), 700_000)
  t.strictSame(seen, ['old', 'old', 'old', 'old', 'old'])
  t.equal(readFileSync(file, 'utf8'), 'é'.repeat(350_000))
  t.strictSame(readdirSync(folder), ['state.json'])
})

t.test('a failure in the middle, or at the end, leaves the file before and nothing else', async (t) => {
  const folder = t.testdir({ 'state.json': 'old' })
  const file = join(folder, 'state.json')
  function* broken() {
    yield 'x'.repeat(100_000)
    t.equal(readdirSync(folder).length, 2, 'a part has been written')
    throw new Error('broken')
  }
  await t.rejects(writeFileAtomically(file, broken(), noPause), /broken/)
  await t.rejects(
    writeFileAtomically(file, ['x'], () => Promise.reject(new Error('cut off'))),
    /cut off/
  )
  t.equal(readFileSync(file, 'utf8'), 'old')
  // No file can take the place of a folder: this fails in the last step.
  mkdirSync(join(folder, 'folder', 'full'), { recursive: true })
  await t.rejects(writeFileAtomically(join(folder, 'folder'), ['x'], noPause), /rename/)
  t.strictSame(readdirSync(folder).sort(), ['folder', 'state.json'])
})

t.test('of two saves to one file at the same time both are whole, and the last to end wins', async (t) => {
  const folder = t.testdir({ 'state.json': 'old' })
  const file = join(folder, 'state.json')
  const seen: string[] = []
  await writeFileAtomically(file, ['a'.repeat(100_000), 'a'.repeat(100_000)], async () => {
    if (seen.length > 0) return
    await writeFileAtomically(file, ['b'.repeat(100_000)], noPause)
    seen.push(readFileSync(file, 'utf8'))
  })
  seen.push(readFileSync(file, 'utf8'))
  t.strictSame(seen, ['b'.repeat(100_000), 'a'.repeat(200_000)])
  t.strictSame(readdirSync(folder), ['state.json'])
})

t.test('pauses come between the pieces, so that long work is divided', async (t) => {
  const file = join(t.testdir(), 'state.json')
  let pauses = 0
  await writeFileAtomically(file, ['a', 'b', 'c'], async () => {
    pauses++
  })
  t.strictSame([pauses, readFileSync(file, 'utf8')], [3, 'abc'])
  writeFileSync(file, '')
})
