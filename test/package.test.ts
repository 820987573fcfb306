import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { declarationsOf, ENTRIES, type Entry, entryFields } from '../scripts/entries.mjs'
import { licensesOf, readPackages } from '../scripts/licenses.mjs'

// The built package, by the names that users import. `npm test` builds it first.
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const specifierOf = ({ name }: Entry) => join('dataexchange-local', name)

t.test('package.json tells of every entry what the list of entries says (`npm run exports` writes it)', async (t) => {
  const fields = entryFields()
  t.strictSame(Object.fromEntries(Object.keys(fields).map((name) => [name, manifest[name]])), fields)
})

t.test('package.json has no run-time dependencies, and peers only that are optional', async (t) => {
  const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest
  t.strictSame(dependencies, {})
  for (const peer of Object.keys(peerDependencies)) t.strictSame(peerDependenciesMeta[peer], { optional: true }, peer)
})

t.test('every file that package.json names is built, and types come before code in every condition', async (t) => {
  const named = [...JSON.stringify(manifest.exports).matchAll(/"(\.\/[^"]+)"(?!:)/g)].map(([, path = '']) => path)
  t.ok(named.length >= 2 + ENTRIES.length * 2)
  for (const path of [manifest.main, manifest.types, manifest.bin['dataexchange-local'], ...named]) {
    t.ok(existsSync(path), path)
  }
  t.notMatch(JSON.stringify(manifest.exports), /"default":"[^"]*","types"/)
})

t.test('the fields of an entry that is ESM only, and of one that has side effects', async (t) => {
  const entries: readonly Entry[] = [
    { name: '.', source: 'src/index.ts', kind: 'server' },
    { name: './a', source: 'src/a/index.ts', kind: 'module', esmOnly: true },
    { name: './a/b', source: 'src/a/b.ts', kind: 'module', sideEffects: true }
  ]
  t.strictSame(entryFields(entries), {
    main: './dist/index.cjs',
    types: './dist/types/index.d.cts',
    typesVersions: { '*': { a: ['./dist/types/a/index.d.ts'], 'a/b': ['./dist/types/a/b.d.cts'] } },
    exports: {
      '.': {
        import: { types: './dist/types/index.d.ts', default: './dist/index.js' },
        require: { types: './dist/types/index.d.cts', default: './dist/index.cjs' }
      },
      './a': { types: './dist/types/a/index.d.ts', default: './dist/a.js' },
      './a/b': {
        import: { types: './dist/types/a/b.d.ts', default: './dist/a-b.js' },
        require: { types: './dist/types/a/b.d.cts', default: './dist/a-b.cjs' }
      },
      './scenario.schema.json': './scenario.schema.json',
      './package.json': './package.json'
    },
    sideEffects: ['./dist/a-b.js', './dist/a-b.cjs']
  })
})

/** Runs a module of Node with nothing of a test runner in it, and returns what it logs. */
function runModule(text: string): string {
  const argv = ['-i', `PATH=${process.env.PATH}`, process.execPath, '--input-type=module', '--eval', text]
  return String(execFileSync('env', argv, { stdio: ['ignore', 'pipe', 'pipe'] })).trim()
}

t.test('each CommonJS file exports what the ES module does, and classes have their names', async (t) => {
  const both = ENTRIES.filter(({ sideEffects, esmOnly, peer }) => !sideEffects && !esmOnly && peer === undefined)
  const exported = runModule(`
    import { createRequire } from 'node:module'
    const require = createRequire(process.cwd() + '/package.json')
    const describe = (module) => Object.keys(module).sort().map((name) =>
      [name, /^class\\b/.test(module[name]) ? module[name].name : typeof module[name]])
    const names = ${JSON.stringify(both.map(specifierOf))}
    console.log(JSON.stringify(await Promise.all(names.map(async (name) =>
      [name, describe(await import(name)), describe(require(name))]))))`)
  for (const [name, module, commonJs] of JSON.parse(exported)) {
    t.strictSame(commonJs, module, name)
    for (const [exportedAs, what] of module) t.ok(!/^[A-Z]\w*[a-z]/.test(exportedAs) || what === exportedAs, exportedAs)
  }
  t.match(exported, /"ConfigError","ConfigError"/)
})

t.test('a server that is required is the same as one that is imported', async (t) => {
  const out = runModule(`
    import { createRequire } from 'node:module'
    import { ConfigError } from 'dataexchange-local'
    const { start, ...required } = createRequire(process.cwd() + '/package.json')('dataexchange-local')
    const error = await start({ port: -1 }).catch((reason) => reason)
    const server = await start()
    const { status } = await fetch(server.url + '/v1/jobs/completedExportAssetToSignedUrl01')
    await server.close()
    console.log(required.ConfigError === ConfigError, error instanceof ConfigError, status)`)
  t.equal(out, 'true true 200')
})

t.test('no declaration names a package that is not a peer, and what one imports exists in its format', async (t) => {
  const files = readdirSync('dist/types', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.d\.c?ts$/.test(name)
  )
  for (const entry of ENTRIES) {
    t.ok(files.includes(`${declarationsOf(entry)}.d.ts`), entry.name)
    t.equal(files.includes(`${declarationsOf(entry)}.d.cts`), !entry.esmOnly, entry.name)
  }
  for (const file of files) {
    const text = readFileSync(join('dist/types', file), 'utf8')
    for (const [, path = ''] of text.matchAll(/(?:\bfrom |\bimport\(|\bimport )['"]([^'"]+)['"]/g)) {
      if (!path.startsWith('.')) t.ok(path in (manifest.peerDependencies ?? {}), `${file}: ${path}`)
      else t.ok(existsSync(declared(file, path)), `${file}: ${path}`)
      if (file.endsWith('.d.cts')) t.notMatch(path, /\.js$/, file)
    }
    t.notMatch(text, /<reference types/, file)
  }
})

/** The declarations that an import stands for. */
function declared(file: string, path: string): string {
  return join('dist/types', file, '..', path).replace(/\.(c?)js$/, '.d.$1ts')
}

t.test('the licences name every package that the bundle has code of', async (t) => {
  const licences = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8')
  for (const name of ['fastify', 'pino', 'pino-pretty', 'yaml', '@sinclair/typebox', 'find-my-way', 'nanoid']) {
    t.match(licences, new RegExp(`^## ${name} \\d+\\.\\d+\\.\\d+$`, 'm'))
  }
})

t.test('the command prints its version without any package at hand', async (t) => {
  const folder = t.testdir({})
  execFileSync('cp', ['-r', 'dist', 'package.json', folder])
  const out = execFileSync(process.execPath, [join(folder, 'dist/cli.js'), '--version'], { cwd: folder })
  t.equal(String(out), `${manifest.version}\n`)
})

t.test(
  'the image has one base for both of its stages, which a build argument sets, and the version of the package',
  async (t) => {
    const dockerfile = readFileSync('Dockerfile', 'utf8')
    t.match(dockerfile, /^ARG BASE=docker\.io\/library\/node:/m)
    t.strictSame(dockerfile.match(/^FROM \S+/gm), ['FROM ${BASE}', 'FROM ${BASE}'])
    t.match(dockerfile, `org.opencontainers.image.version="${manifest.version}"`)
  }
)

t.test('the bill of materials lists the bundled packages, and no others', async (t) => {
  const text = licensesOf(['node_modules/yaml', 'node_modules/@sinclair/typebox', 'node_modules/pino'])
  t.strictSame(
    readPackages(text)
      .map((name) => name.replace(/@[^@]+$/, ''))
      .sort(),
    ['@sinclair/typebox', 'pino', 'yaml']
  )
})

t.test('the set-up of Jest tells readers of its CommonJS file that its function is the default export', async (t) => {
  t.match(readFileSync('dist/jest-global-setup.cjs', 'utf8'), /^0&&\(exports\.default=/m)
})

/**
 * Returns the files in `dist/` that are loaded with one of them, but for what is imported on demand, and their bytes.
 */
function loadedWith(file: string, loaded = new Map<string, number>()): Map<string, number> {
  if (loaded.has(file)) return loaded
  const text = readFileSync(join('dist', file), 'utf8')
  loaded.set(file, text.length)
  for (const [, other] of text.matchAll(/\b(?:import|from)"\.\/([\w.-]+\.js)"/g)) loadedWith(other as string, loaded)
  return loaded
}

t.test('the server starts from few files, and the health check of a container does not load the server', async (t) => {
  const [main] = [...readFileSync('dist/cli.js', 'utf8').matchAll(/import\("\.\/([\w.-]+)"\)/g)].map(([, file]) => file)
  const start = loadedWith(main as string)
  const onDemand = [...start.keys()].flatMap((file) =>
    [...readFileSync(join('dist', file), 'utf8').matchAll(/import\("\.\/([\w.-]+)"\)/g)].map(
      ([, other]) => other as string
    )
  )
  const commands = [...new Set(onDemand)].map((file) => loadedWith(file))
  const sizes = commands.map((files) => [...files.values()].reduce((sum, bytes) => sum + bytes, 0))
  t.equal(commands.length, 3, 'the server, the health check, and all other commands')
  const server = commands[sizes.indexOf(Math.max(...sizes))] as Map<string, number>
  t.ok(server.has('chunk-serve.js'))
  t.ok(server.size <= 8, `${server.size} files`)
  t.equal(commands.filter((files) => files.has('chunk-serve.js')).length, 1)
  t.ok(Math.min(...sizes) < 100_000, `the smallest command loads ${Math.min(...sizes)} bytes`)
})
