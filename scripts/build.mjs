// Builds dist/: the command and the server in one split bundle (which starts quickly and has no dependencies to
// install), the small modules in both formats, the declarations, and the licences of what is bundled.

import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { COMMAND_BUNDLE } from './command-bundle.mjs'
import { COMMAND_PLUGINS } from './command-plugins.mjs'
import { bundleApiPage, bundleConsole } from './console-bundle.mjs'
import { writeDeclarations } from './declarations.mjs'
import { ENTRIES, fileOf } from './entries.mjs'
import { entriesApart } from './entries-apart.mjs'
import { bundledPackages, licensesOf } from './licenses.mjs'
import { mergeChunks } from './merge-chunks.mjs'
import { writeFixtures } from './packed-fixtures.mjs'

process.chdir(join(import.meta.dirname, '..'))
rmSync('dist', { recursive: true, force: true })
const { peerDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'))

const servers = ENTRIES.filter(({ kind }) => kind === 'server')
const modules = ENTRIES.filter(({ kind }) => kind === 'module')
const sourcesOf = (entries) => Object.fromEntries(entries.map((entry) => [fileOf(entry), entry.source]))

const MODULE_BUNDLE = {
  bundle: true,
  target: 'es2022',
  outdir: 'dist',
  // Not their identifiers: what a test's output shows of them should be readable, and they are small.
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  // Jest provides its globals as a module, which is not a package of the user.
  external: ['node:*', ...Object.keys(peerDependencies), '@jest/globals'],
  metafile: true,
  logLevel: 'warning'
}

const [consoleBundle, apiPageBundle, ...bundles] = await Promise.all([
  bundleConsole(),
  bundleApiPage(),
  build({
    ...COMMAND_BUNDLE,
    minifyIdentifiers: true,
    entryPoints: { cli: 'src/cli.ts', 'server-thread': 'src/runners/server-thread.ts', ...sourcesOf(servers) },
    outdir: 'dist',
    metafile: true,
    plugins: [entriesApart('js'), ...COMMAND_PLUGINS]
  }),
  build({
    ...MODULE_BUNDLE,
    entryPoints: sourcesOf(modules),
    platform: 'neutral',
    format: 'esm',
    splitting: true,
    chunkNames: 'module-[hash]',
    plugins: [entriesApart('js')]
  }),
  build({
    ...MODULE_BUNDLE,
    entryPoints: sourcesOf(modules.filter(({ esmOnly }) => !esmOnly)),
    platform: 'neutral',
    format: 'cjs',
    define: { 'import.meta.url': 'urlOfThisFile' },
    inject: ['scripts/url-of-this-file.mjs'],
    outExtension: { '.js': '.cjs' },
    plugins: [entriesApart('cjs')]
  })
])
const { splitting: _, chunkNames: __, ...inOneFile } = COMMAND_BUNDLE
await mergeChunks({
  metafile: bundles[0].metafile,
  options: { ...inOneFile, minifyIdentifiers: true },
  outdir: join(process.cwd(), 'dist'),
  first: 'src/cli.ts',
  entries: ['main', 'serve', 'healthcheck', 'run-command'].map((name) => `src/commands/${name}.ts`)
})
// Node, and TypeScript as it reads JavaScript, see a default export of CommonJS by an assignment alone.
for (const entry of modules.filter(({ esmOnly }) => !esmOnly)) {
  const { exports } = bundles[1].metafile.outputs[`dist/${fileOf(entry)}.js`]
  if (exports.includes('default')) {
    appendFileSync(`dist/${fileOf(entry)}.cjs`, '0&&(exports.default=module.exports.default);\n')
  }
}
for (const entry of servers) writeFileSync(`dist/${fileOf(entry)}.cjs`, commonJsOf(entry))

writeFixtures('dist/fixtures.deflated')
writeDeclarations(ENTRIES, Object.keys(peerDependencies))

const packages = bundledPackages(
  [consoleBundle, apiPageBundle, ...bundles.map(({ metafile }) => metafile)].flatMap(({ inputs }) =>
    Object.keys(inputs)
  )
)
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licensesOf(packages))

/** The CommonJS file of the server. The modules of a Jest test have a `require` that cannot load ES modules. */
function commonJsOf(entry) {
  return `'use strict'
// Node's own require, which loads ES modules. Jest gives the modules of a test another one, and a copy of the process.
const { createRequire } = require('node:vm').runInThisContext('process').getBuiltinModule('node:module')
module.exports = { ...createRequire(__filename)('./${fileOf(entry)}.js') }
`
}
