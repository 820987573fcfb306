// Compiles all tests into .test-build/ at once: one file for each group of test files, and chunks for shared code,
// including packages. tap runs the compiled files; source maps lead from failures to the TypeScript. A process of tap
// takes one to two seconds of CPU before its first assertion, so one for each file would take longer than the tests.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { COMMAND_BUNDLE } from './command-bundle.mjs'

const OUT = '.test-build'

/** A source map of a single character: esbuild ignores an empty source map and generates its own. */
const MINIMAL_SOURCE_MAP = JSON.stringify({ version: 3, sources: ['package'], mappings: 'AAAA' })
const SOURCE_MAP_COMMENT = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(MINIMAL_SOURCE_MAP).toString('base64')}`

/** Resolves `import.meta` to the source file, so that a module finds its files though it runs from another folder. */
const sourceUrls = {
  name: 'source-urls',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!text.includes('import.meta.')) return undefined
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(join(path, '..')))
      return { contents, loader: 'ts' }
    })
  }
}

/** Keeps packages out of the source maps, because Node spends a noticeable time parsing them in every test file. */
const unmappedPackages = {
  name: 'unmapped-packages',
  setup(build) {
    build.onLoad({ filter: /\/node_modules\/.*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\n${SOURCE_MAP_COMMENT}`,
      loader: 'js'
    }))
  }
}

/** The longest files, each in a process of its own, so that the others do not wait for them. */
const ALONE = ['cli']

/** The group of a test file: the files of a folder run in one process, and so do those of small folders together. */
function groupOf(name) {
  const path = name.replace(/\.test\.ts$/, '')
  if (ALONE.includes(path)) return path.replaceAll('/', '-')
  const [folder, inner] = path.split('/')
  if (!path.includes('/')) return 'top'
  if (folder === 'aws' && inner === 'operations') return 'aws-operations'
  if (folder === 'core') return ['jobs', 'faults', 'journal'].includes(inner) ? 'core-rules' : 'core-worlds'
  if (folder === 'admin') return ['jobs', 'journal', 'sandboxes'].includes(inner) ? 'admin-data' : 'admin-controls'
  // With a browser they take as long as all others, so they are two groups.
  if (folder === 'console') return inner < 'j' ? 'console-1' : 'console-2'
  return ['config', 'scenario-files', 'signed-urls', 'server', 'bench'].includes(folder) ? 'others' : folder
}

/** Makes a module of each group, which imports its files one after the other. */
const groups = {
  name: 'groups',
  setup(build) {
    build.onResolve({ filter: /^group:/ }, ({ path }) => ({ path, namespace: 'group' }))
    build.onLoad({ filter: /.*/, namespace: 'group' }, ({ path }) => {
      const files = tests.filter((name) => `group:${groupOf(name)}` === path)
      const contents = files.map((name) => `import './${join('test', name)}'`).join('\n')
      return { contents, resolveDir: process.cwd() }
    })
    // package.json tells bundlers that no module of the package has side effects: a test file is one.
    build.onResolve({ filter: /\.test\.ts$/, namespace: 'group' }, ({ path }) => ({
      path: join(process.cwd(), path),
      sideEffects: true
    }))
  }
}

process.chdir(join(import.meta.dirname, '..'))
rmSync(OUT, { recursive: true, force: true })
const tests = readdirSync('test', { recursive: true }).filter((name) => name.endsWith('.test.ts'))
// For mutation testing: `--each FOLDER...` compiles the files of some folders, each by itself.
const [, , flag, ...folders] = process.argv
const names =
  flag === '--each'
    ? tests.filter((name) => folders.some((folder) => name.startsWith(`${folder}/`)))
    : [...new Set(tests.map(groupOf))]
const { metafile } = await build({
  ...COMMAND_BUNDLE,
  metafile: true,
  minifySyntax: false,
  minifyWhitespace: false,
  // Tests compare the names of classes.
  keepNames: true,
  entryPoints: names.map((name) =>
    flag === '--each'
      ? { in: `./test/${name}`, out: name.replace(/\.ts$/, '') }
      : { in: `group:${name}`, out: `${name}.test` }
  ),
  outdir: OUT,
  // tap must be the instance that runs the file, the SDKs the ones that users have, and the validator and esbuild
  // look for their own files at run time.
  external: [
    'tap',
    'esbuild',
    'playwright-core',
    'axe-core',
    '@seriousme/openapi-schema-validator',
    '@aws-sdk/*',
    '@smithy/*'
  ],
  sourcemap: true,
  sourcesContent: false,
  plugins: [groups, sourceUrls, unmappedPackages],
  logLevel: 'warning'
})

const compiled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs))
const lost = tests.filter((name) => flag !== '--each' && !compiled.includes(join('test', name)))
if (lost.length > 0) throw new Error(`not compiled, so that tap would pass without them: ${lost.join(', ')}`)
