import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import t from 'tap'
import { buildApp } from '../src/app.js'
import { defaultConfig } from '../src/config/config.js'
import { TestWall } from './support/test-wall.js'

t.test('closing leaves no timer behind', async (t) => {
  const wall = new TestWall()
  const scenario = { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3' as const, plan: 'succeeds' as const }] }
  const app = buildApp({ config: defaultConfig(), scenarios: [{ file: 'x.json', scenario }], wall })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.equal(wall.timers.length, 1)
  await app.close()
  t.strictSame(wall.timers, [])
})

/** Which folder of src may import from which. Files at its top are the composition root and its parts. */
const MAY_IMPORT: Record<string, string[]> = {
  core: [],
  aws: ['core'],
  admin: ['core'],
  'signed-urls': ['core'],
  'scenario-files': ['core'],
  config: ['core'],
  server: ['admin', 'aws', 'config', 'core'],
  commands: ['config', 'scenario-files', 'server', 'core']
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, name]) => name as string)
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

t.test('imports point one way', async (t) => {
  for (const file of sources) {
    const folder = file.includes('/') ? (file.split('/')[0] as string) : undefined
    if (folder === undefined) continue
    for (const name of importsOf(join('src', file))) {
      if (!name.startsWith('.')) continue
      const target = normalize(join(dirname(file), name))
      t.ok(existsSync(join('src', target.replace(/\.js$/, '.ts'))), `${file} imports ${target}`)
      const [home, inner] = target.split('/') as [string, string | undefined]
      if (inner === undefined || home === folder) continue
      t.ok(MAY_IMPORT[folder]?.includes(home), `${file} may not import ${target}`)
    }
  }
})

t.test('core knows neither HTTP nor Fastify', async (t) => {
  for (const file of sources.filter((name) => name.startsWith('core/'))) {
    for (const name of importsOf(join('src', file))) {
      t.notMatch(name, /^(node:http|node:net|fastify|@fastify)/, file)
    }
  }
})

t.test('one file reads the wall clock, and one makes random numbers', async (t) => {
  for (const file of sources) {
    const text = readFileSync(join('src', file), 'utf8')
    if (file !== 'core/time/wall-clock.ts') t.notMatch(text, /Date\.now|performance\.|new Date\(\)|setInterval/, file)
    t.notMatch(text, /Math\.random/, file)
  }
})
