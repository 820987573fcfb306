import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { measureStructure } from '../scripts/structure.js'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))

t.test('imports point one way, between the parts and between the rooms of core/', async (t) => {
  const { files, missing, upward, circles, folders, levels } = measureStructure()
  t.equal(files.length, sources.length)
  t.strictSame({ missing, upward, circles }, { missing: [], upward: [], circles: [] })
  t.ok(folders.core.length >= 12 && levels.core >= 7, 'the imports were read')
})

t.test('what the measure of the structure would find', async (t) => {
  const folder = t.testdir({
    'app.ts': "import './core/world/world.js'\nimport './gone.js'\n",
    core: {
      time: { 'clock.ts': "import type { World } from '../world/world.js'\n" },
      world: {
        'world.ts': "import { clock } from '../time/clock.js'\nexport * from './part.js'\n",
        'part.ts': "const world = await import('./world.js')\n"
      },
      new: { 'new.ts': "import '../time/clock.js'\n" }
    },
    aws: { 'call.ts': "import '../admin/view.js'\nimport '../app.js'\n" },
    admin: { 'view.ts': '' }
  })
  const { missing, upward, circles } = measureStructure(folder)
  const found = (imports: readonly { from: string; to: string }[]) =>
    imports.map(({ from, to }) => `${from} ${to}`).sort()
  t.strictSame(found(missing), ['app.ts gone.ts'])
  t.strictSame(found(upward), [
    'aws/call.ts admin/view.ts',
    'aws/call.ts app.ts',
    'core/new/new.ts core/time/clock.ts',
    'core/time/clock.ts core/world/world.ts'
  ])
  t.strictSame(
    circles.map((circle) => circle.toSorted()),
    [['core/time/clock.ts', 'core/world/part.ts', 'core/world/world.ts']]
  )
})

t.test('core knows neither HTTP nor Fastify', async (t) => {
  for (const file of sources.filter((name) => name.startsWith('core/'))) {
    t.notMatch(readFileSync(join('src', file), 'utf8'), /['"](node:http|node:net|fastify|@fastify)/, file)
  }
})

t.test('no comment has a line that is longer than the formatter lets code have', async (t) => {
  const { lineWidth } = JSON.parse(readFileSync('biome.json', 'utf8')).formatter as { readonly lineWidth: number }
  for (const file of sources) {
    const lines = readFileSync(join('src', file), 'utf8').split('\n')
    const long = lines.filter((line) => /^ *(?:\/?\*|\/\/)/.test(line) && line.length > lineWidth)
    t.strictSame(long, [], file)
  }
})

/** What only one file may do, and which. */
const ONLY_IN: readonly (readonly [what: RegExp, file: string])[] = [
  [/Date\.now|performance\.|new Date\(\)|setInterval/, 'core/time/wall-clock.ts'],
  [/Math\.random|randomBytes|getRandomValues/, 'none'],
  [/createCipheriv|customRandom/, 'core/random.ts'],
  // The key of signed URLs must not follow from a seed that was not given.
  [/generateKey/, 'core/jobs/signing-key.ts'],
  // The seed that is drawn where none is given.
  [/randomInt/, 'config/config.ts']
]

t.test('one file of the server reads the wall clock, and one makes random numbers', async (t) => {
  // The console runs in a browser, which has a clock of its own.
  const texts = sources
    .filter((file) => !file.startsWith('console/'))
    .map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }))
  for (const [what, allowed] of ONLY_IN) {
    const found = texts.filter(({ text }) => what.test(text)).map(({ file }) => file)
    t.strictSame(found, allowed === 'none' ? [] : [allowed], String(what))
  }
})
