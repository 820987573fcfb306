import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { formatFileProblem } from '../../src/scenario-files/file-problem.js'
import { loadScenarios } from '../../src/scenario-files/load-scenarios.js'
import { parseJson } from '../../src/scenario-files/parse-json.js'
import { parseYaml } from '../../src/scenario-files/parse-yaml.js'
import { MAX_FILE_BYTES } from '../../src/scenario-files/read-text.js'
import { only } from '../support/only.js'
import { holds, runs } from '../support/property.js'

const TOO_DEEP = 'is nested more than 100 levels deep'

/** Loads what is at some paths in a folder of the test, and returns the problems. */
async function problemsIn(folder: string, paths = ['.']): Promise<string[]> {
  const { problems } = await loadScenarios(paths.map((path) => join(folder, path)))
  return problems.map((problem) => formatFileProblem({ ...problem, file: relative(folder, problem.file) }))
}

/** A text with so many lists around a value. */
const lists = (depth: number, value = '') => '['.repeat(depth) + value + ']'.repeat(depth)

/** A text with so many maps, each on a line of its own. */
const blocks = (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n')

t.test('what is nested too deep is a problem with its position, whatever the file and however deep', async (t) => {
  const folder = t.testdir({
    'a.json': `{\n  "name": ${lists(8000)}\n}`,
    'b.json': '['.repeat(1_000_000),
    'c.json': `${'{"a":'.repeat(8000)}1${'}'.repeat(8000)}`,
    // What follows the quote in the comment is no string to a parser that knows comments.
    'd.json': `/* " */${'['.repeat(8000)}"`,
    'e.yaml': `name:\n  ${lists(8000)}`,
    'f.yaml': `name: ${'{a: '.repeat(8000)}`,
    'g.yaml': blocks(3000),
    'h.yaml': `${'- '.repeat(8000)}x`,
    'i.yaml': `${'? '.repeat(8000)}x`,
    'j.yaml': Array.from({ length: 200 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`}]`).join('\n'),
    'k.yaml': 'name: &a [*a]',
    // What an SDK printed is read by the same parsers.
    'l.json': `{"Job": {"Details": ${lists(8000)}}, "ResponseMetadata": {}}`
  })
  t.strictSame(await problemsIn(folder), [
    `a.json:2:110 ${TOO_DEEP}`,
    `b.json:1:101 ${TOO_DEEP}`,
    `c.json:1:501 ${TOO_DEEP}`,
    `d.json:1:1 is not JSON, and ${TOO_DEEP}`,
    `e.yaml:2:102 ${TOO_DEEP}`,
    `f.yaml:1:403 ${TOO_DEEP}`,
    `g.yaml:101:102 ${TOO_DEEP}`,
    `h.yaml:1:201 ${TOO_DEEP}`,
    `i.yaml:1:201 ${TOO_DEEP}`,
    'j.yaml:1:1 is not YAML: Excessive alias count indicates a resource exhaustion attack',
    `k.yaml:1:1 ${TOO_DEEP}`,
    `l.json:1:119 ${TOO_DEEP}`
  ])
})

t.test('a hundred levels are read, in JSON and in YAML, and one more is not', async (t) => {
  for (const parse of [parseJson, parseYaml]) {
    t.ok('document' in parse(lists(100, '1')))
    t.match(parse(lists(101, '1')), { problems: only({ message: TOO_DEEP }) })
  }
  t.ok('document' in parseYaml(blocks(100)))
  t.match(parseYaml(blocks(101)), { problems: only({ message: TOO_DEEP }) })
})

t.test('no text makes the parsers throw, and JSON says the same of a text as JavaScript', async (t) => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '"',
      '\\',
      ':',
      ',',
      '\n',
      '- ',
      '? ',
      '&a ',
      '*a',
      '"a"',
      '1',
      '# ',
      '/*',
      '!x '
    ),
    fc.json({ maxDepth: 3 }),
    fc.tuple(fc.constantFrom('[', '{"a":', '- ', '? ', '{a: '), fc.nat({ max: 300 })).map(([text, n]) => text.repeat(n))
  )
  const property = fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    const text = pieces.join('')
    parseYaml(text)
    const parsed = parseJson(text)
    if ('document' in parsed) assert.deepEqual(parsed.document.value, JSON.parse(text))
  })
  await holds(t, property, runs(150, 20_000))
})

t.test('a string of millions of escapes is read', async (t) => {
  const lines = '\\n'.repeat(3_000_000)
  t.ok('document' in parseJson(`{"name":"${lines}"}`))
})

t.test('a name that is written in two ways is found twice', async (t) => {
  t.match(parseJson('{"a":1,"\\u0061" :2}'), { problems: only({ message: /occurs twice/ }) })
  t.ok('document' in parseJson('{"a":{"b":1},"c":[{"b":1},"a:"]}'))
})

t.test('aliases may be used often, but not add more than a million values', async (t) => {
  const uses = (list: number) => [`a: &a [${'1,'.repeat(list)}]`, ...Array.from({ length: 900 }, (_, i) => `b${i}: *a`)]
  t.ok('document' in parseYaml(uses(100).join('\n')))
  t.match(parseYaml(uses(2000).join('\n')), {
    problems: only({ line: 1, column: 1, message: 'is not YAML: its aliases add more than 1000000 values' })
  })
})

t.test('what is no regular file is refused and not read', async (t) => {
  const folder = t.testdir({ 'good.json': '{"name":"good"}', empty: {} })
  execFileSync('mkfifo', [join(folder, 'fifo.json'), join(folder, 'fifo')])
  symlinkSync('/dev/zero', join(folder, 'zero.yaml'))
  symlinkSync('nowhere', join(folder, 'dangling.yml'))
  symlinkSync('itself.json', join(folder, 'itself.json'))
  symlinkSync('nowhere', join(folder, 'dangling'))
  symlinkSync('/dev/zero', join(folder, 'zero'))
  symlinkSync(await openSocket(t), join(folder, 'socket.json'))
  t.strictSame(await problemsIn(folder), [
    'dangling.yml: is a link to nowhere, which does not exist',
    'fifo.json: is a FIFO, not a regular file',
    'itself.json: is a link that leads back to itself',
    'socket.json: is a socket, not a regular file',
    'zero.yaml: is a device, not a regular file'
  ])
  const paths = ['fifo.json', 'socket.json', 'zero.yaml', 'dangling.yml', 'dangling', 'fifo', 'empty', 'good.json/x']
  t.match(
    await problemsIn(folder, paths),
    only(
      'dangling.yml: is a link to nowhere, which does not exist',
      'dangling: is a link to nowhere, which does not exist',
      /^fifo: is not a scenario file/,
      /^empty: contains no scenario files/,
      'good.json/x: does not exist: a part of its path is not a folder',
      'fifo.json: is a FIFO, not a regular file',
      'socket.json: is a socket, not a regular file',
      'zero.yaml: is a device, not a regular file'
    )
  )
})

t.test('a folder that contains a link to itself is a problem at the link', async (t) => {
  const folder = t.testdir({ a: { 'a.json': '{"name":"a"}' } })
  mkdirSync(join(folder, 'a/b'))
  symlinkSync('..', join(folder, 'a/b/up'))
  t.strictSame(await problemsIn(folder), ['a/b/up: is a link to a folder that contains it'])
})

t.test('a file that is too large is refused and not read', async (t) => {
  const folder = t.testdir({})
  const file = join(folder, 'large.json')
  writeFileSync(file, '')
  // Takes no space on the disk.
  truncateSync(file, MAX_FILE_BYTES + 1)
  t.strictSame(await problemsIn(folder), [
    'large.json: has 268435457 bytes; the largest file that is read has 268435456 (256 MiB)'
  ])
})

/** Opens a socket in a folder of its own, because a long path is cut, and returns its path. */
async function openSocket(t: Test): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'socket-'))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, 's'), resolve))
  t.teardown(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })
  return join(folder, 's')
}
