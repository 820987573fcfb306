// How StrykerJS mutates a part of the source. scripts/mutation.mjs runs it and says which part.

/** The part that is mutated: a folder or a file below src/. */
const { MUTATION_PART: part = 'core' } = process.env

const [plane, folder] = part.replace(/\.ts$/, '').split('/')

/** Folders of core/ whose rules are held by the tests of others as well. */
const HELD_BY = {
  commands: ['sandbox'],
  'data-grants': ['commands', 'world'],
  'event-actions': ['commands', 'world'],
  'event-bridge': ['commands', 'world'],
  memory: ['sandbox'],
  model: ['faults', 'jobs'],
  world: ['commands', 'sandbox']
}

/** Tests of the two planes that hold the rules of a folder of core/: its mutants that survive so far meet them next. */
const HELD_BY_PLANES = {
  assets: ['admin/jobs/*', 'admin/sandboxes/snapshot', 'aws/operations/{assets,jobs}/*'],
  collections: ['admin/{events,jobs,sandboxes}/*', 'aws/operations/paged-lists'],
  commands: [
    'admin/{clock,data-sets,event-bridge,faults,jobs,outcomes,sandboxes}/*',
    'admin/{limits,resource-limits}',
    'aws/operations/{api-assets,assets,data-grants,data-sets,event-actions,revisions,tags}/*',
    'admin/journal/*',
    'aws/operations/jobs/{create-job,effects,job-operations,references}',
    'aws/operations/unknown-resource'
  ],
  'data-grants': ['admin/{data-sets,event-bridge,sandboxes}/*', 'aws/operations/data-grants/*'],
  'data-sets': [
    'admin/data-sets/*',
    'admin/{resource-limits,sandboxes/snapshot}',
    'aws/operations/{assets,data-sets,revisions,tags}/*',
    'aws/operations/{paged-lists,jobs/effects,jobs/references}'
  ],
  'event-actions': ['admin/{data-sets,event-bridge,sandboxes}/*', 'aws/operations/event-actions/*'],
  'event-bridge': ['admin/{event-bridge,events}/*'],
  faults: ['admin/faults/*', 'aws/faults/{apply-faults,connection-faults,gateway-and-quota,resource-faults}'],
  jobs: ['admin/{jobs,sandboxes}/*', 'admin/limits', 'aws/operations/jobs/*', 'signed-urls/*'],
  journal: ['admin/journal/*', 'admin/events/*', 'aws/journal-entry'],
  memory: ['admin/sandboxes/*'],
  notifications: ['admin/{event-bridge,sandboxes}/*', 'aws/operations/data-sets/*'],
  outcomes: ['admin/outcomes/*', 'aws/operations/jobs/*'],
  sandbox: [
    'admin/{data-sets,event-bridge,events,sandboxes}/*',
    'admin/health-and-reset',
    'aws/{cut-off,cut-off-calls}',
    'aws/operations/unknown-resource',
    'aws/operations/{data-grants,event-actions}/*'
  ],
  storage: ['aws/operations/jobs/s3-*'],
  time: ['admin/clock/*'],
  validation: ['admin/plane/*', 'aws/operations/generated-requests'],
  world: [
    'admin/{clock,data-sets,event-bridge,jobs,sandboxes}/*',
    'admin/health-and-reset',
    'aws/operations/{data-grants,event-actions}/*',
    'aws/operations/jobs/{create-job,effects,s3-*}'
  ]
}

/** The mutants of a first run that survived, each as FILE:LINE:COLUMN-LINE:COLUMN, in lines. Without them, it is the first. */
const survivors = process.env.MUTATION_SURVIVORS?.split('\n')

/** The tests that a mutant has to survive: those of its own folder and the laws, or all of the data plane. */
const ownTests =
  plane === 'core'
    ? [...[folder, ...(HELD_BY[folder] ?? [])].map((name) => `core/${name}/**/*`), 'core/laws']
    : [`${plane}/**/*`]
const tests = survivors === undefined ? ownTests : HELD_BY_PLANES[folder]

export default {
  plugins: [import.meta.resolve('@stryker-mutator/tap-runner'), import.meta.resolve('./sample.mjs')],
  ignorers: ['sample'],
  testRunner: 'tap',
  tap: { testFiles: tests.map((name) => `.test-build/${name}.test.js`), nodeArgs: [] },
  buildCommand: `node scripts/build-tests.mjs --each ${survivors === undefined ? plane : 'admin aws signed-urls'}`,
  mutate: survivors ?? [part.endsWith('.ts') ? `src/${part}` : `src/${part}/**/*.ts`],
  // What a message or a description says is held by the tests where it matters, and by readers elsewhere.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Declarations of schemas run once, when a module is loaded: a mutant there would run every test.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  symlinkNodeModules: true,
  disableTypeChecks: false,
  checkers: [],
  // Its reader of tsconfig.json asks for an API that TypeScript 7 does not have; esbuild compiles, and needs nothing of it.
  tsconfigFile: 'no-tsconfig.json',
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: {
    fileName: `.stryker-report/${part.replaceAll('/', '-')}${survivors === undefined ? '' : '-planes'}.json`
  },
  ignorePatterns: ['/dist', '/.tap', '/.test-build', '/.stryker-report', '/bench', '/examples', '/mutation', '/.git']
}
