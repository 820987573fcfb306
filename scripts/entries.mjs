/**
 * What the package offers to import: the one list from which the build, the fields of package.json (`npm run exports`
 * writes them) and the checks of the packed package follow.
 *
 * - `server`: a part of the bundle of the server. Its CommonJS file loads its ES module, so that there is one server.
 * - `module`: a small module of its own, in both formats. Under Jest it belongs to the test's realm.
 *
 * What one entry imports from another stays an import, so entries share no state but by importing one another.
 */
export const ENTRIES = [
  { name: '.', source: 'src/index.ts', kind: 'server' },
  { name: './client', source: 'src/client/index.ts', kind: 'module' },
  { name: './testcontainers', source: 'src/runners/testcontainers.ts', kind: 'module', peer: 'testcontainers' },
  { name: './vitest', source: 'src/runners/vitest.ts', kind: 'module', esmOnly: true },
  { name: './vitest/global-setup', source: 'src/runners/vitest-global-setup.ts', kind: 'module', esmOnly: true },
  { name: './vitest/setup', source: 'src/runners/vitest-setup.ts', kind: 'module', esmOnly: true, sideEffects: true },
  { name: './jest', source: 'src/runners/jest.ts', kind: 'module' },
  { name: './jest/global-setup', source: 'src/runners/jest-global-setup.ts', kind: 'module' },
  { name: './jest/setup', source: 'src/runners/jest-setup.ts', kind: 'module', sideEffects: true },
  { name: './node-test', source: 'src/runners/node-test.ts', kind: 'module', sideEffects: true }
]

/** The name of an entry's files in dist/, without extension: `index` for `.`, `jest-setup` for `./jest/setup`. */
export function fileOf({ name }) {
  return name === '.' ? 'index' : name.slice('./'.length).replaceAll('/', '-')
}

/** The declarations of an entry, without extension, below dist/types/, which has the folders of src/. */
export function declarationsOf({ source }) {
  return source.replace(/^src\//, '').replace(/\.ts$/, '')
}

/** The fields of package.json that tell how the entries are found. */
export function entryFields(entries = ENTRIES) {
  const [root] = entries
  return {
    main: `./dist/${fileOf(root)}.${root.esmOnly ? 'js' : 'cjs'}`,
    types: typesOf(root),
    // Only for `moduleResolution: node10`, which does not read `exports`.
    typesVersions: {
      '*': Object.fromEntries(entries.slice(1).map((entry) => [entry.name.slice('./'.length), [typesOf(entry)]]))
    },
    exports: {
      ...Object.fromEntries(entries.map((entry) => [entry.name, conditionsOf(entry)])),
      './scenario.schema.json': './scenario.schema.json',
      './package.json': './package.json'
    },
    sideEffects: sideEffectsOf(entries)
  }
}

/** The files that do something when they are imported, so that a bundler must not leave them out. */
function sideEffectsOf(entries) {
  const files = entries
    .filter((entry) => entry.sideEffects)
    .flatMap((entry) => (entry.esmOnly ? ['js'] : ['js', 'cjs']).map((format) => `./dist/${fileOf(entry)}.${format}`))
  return files.length > 0 && files
}

function conditionsOf(entry) {
  const at = (types, code) => ({
    types: `./dist/types/${declarationsOf(entry)}.${types}`,
    default: `./dist/${fileOf(entry)}.${code}`
  })
  return entry.esmOnly ? at('d.ts', 'js') : { import: at('d.ts', 'js'), require: at('d.cts', 'cjs') }
}

function typesOf(entry) {
  return `./dist/types/${declarationsOf(entry)}.${entry.esmOnly ? 'd.ts' : 'd.cts'}`
}
