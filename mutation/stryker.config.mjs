// How StrykerJS mutates a part of the source. scripts/mutation.mjs runs it and says which part.

/** The part that is mutated: a folder or a file below src/. */
const { MUTATION_PART: part = 'core' } = process.env

const [plane, folder] = part.replace(/\.ts$/, '').split('/')

/** Folders of core/ whose rules are held by the tests of others as well. */
const HELD_BY = {
  commands: ['sandbox'],
  memory: ['sandbox'],
  model: ['faults', 'jobs'],
  world: ['commands', 'sandbox']
}

/** The tests that a mutant has to survive: those of its own folder and the laws, or all of the data plane. */
const tests =
  plane === 'core'
    ? [...[folder, ...(HELD_BY[folder] ?? [])].map((name) => `core/${name}/**/*`), 'core/laws']
    : [`${plane}/**/*`]

export default {
  plugins: [import.meta.resolve('@stryker-mutator/tap-runner'), import.meta.resolve('./sample.mjs')],
  ignorers: ['sample'],
  testRunner: 'tap',
  tap: { testFiles: tests.map((name) => `.test-build/${name}.test.js`), nodeArgs: [] },
  buildCommand: `node scripts/build-tests.mjs --each ${plane}`,
  mutate: [part.endsWith('.ts') ? `src/${part}` : `src/${part}/**/*.ts`],
  // What a message or a description says is held by the tests where it matters, and by readers elsewhere.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Declarations of schemas run once, when a module is loaded: a mutant there would run every test.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 8000,
  symlinkNodeModules: true,
  disableTypeChecks: false,
  checkers: [],
  // Its reader of tsconfig.json asks for an API that TypeScript 7 does not have; esbuild compiles, and needs nothing of it.
  tsconfigFile: 'no-tsconfig.json',
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: `.stryker-report/${part.replaceAll('/', '-')}.json` },
  ignorePatterns: ['/dist', '/.tap', '/.test-build', '/.stryker-report', '/bench', '/examples', '/mutation', '/.git']
}
