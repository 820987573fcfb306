import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import t, { type Test } from 'tap'
import { formatFileProblem, formatFileWarning } from '../../src/scenario-files/file-problem.js'
import { loadScenarios } from '../../src/scenario-files/load-scenarios.js'
import { only } from '../support/only.js'

const JOB = { Type: 'EXPORT_ASSETS_TO_S3' }

/** Writes the files into a folder of the test and loads them. File names are relative to the folder. */
async function load(t: Test, files: Record<string, unknown>, paths = ['.']) {
  const folder = t.testdir({})
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const loaded = await loadScenarios(paths.map((path) => join(folder, path)))
  return {
    names: loaded.files.map(({ scenario }) => scenario.name),
    jobs: loaded.files.flatMap(({ scenario }) => scenario.jobs ?? []),
    problems: loaded.problems.map((problem) =>
      formatFileProblem({ ...problem, file: relative(folder, problem.file) }).replaceAll(`${folder}/`, '')
    ),
    warnings: loaded.warnings.map((warning) => formatFileWarning({ ...warning, file: relative(folder, warning.file) }))
  }
}

t.test('files and subfolders are read in lexical order, and other files are skipped', async (t) => {
  const { names, problems } = await load(t, {
    'b.json': { name: 'b' },
    'a/z.yml': 'name: z',
    'a/y.yaml': 'name: y',
    'a.txt': 'not a scenario',
    '.hidden.json': '{',
    'c.JSON': { name: 'c' }
  })
  t.strictSame(problems, [])
  t.strictSame(names, ['y', 'z', 'b', 'c'])
})

t.test('paths are read in the given order', async (t) => {
  const files = { 'a.json': { name: 'a' }, 'b.json': { name: 'b' } }
  t.strictSame((await load(t, files, ['b.json', 'a.json'])).names, ['b', 'a'])
})

t.test('a folder mounted through symbolic links, as by orchestrators, is read', async (t) => {
  const folder = t.testdir({ '..data': { 'a.json': '{"name":"a"}' } })
  symlinkSync('..data/a.json', join(folder, 'a.json'))
  t.match(await loadScenarios([folder]), { files: only({ scenario: { name: 'a' } }), problems: only() })
})

t.test('every problem of every file is reported at once, with its position', async (t) => {
  const { problems } = await load(t, {
    'a.json': '{\n  "name": "a",\n  "jobs": [\n    { "Type": "EXPORT_ASSETS_TO_S4", "plan": "succeds" }\n  ]\n}',
    'b.yaml':
      'name: b\njobs:\n  - Type: EXPORT_ASSETS_TO_S3\n    plan:\n      - state: WAITING\n      - state: COMPLETED\nextra: 1\n',
    'c.json': '{ "name": "c", }',
    'd.yaml': 'name: [',
    'e.json': { name: 'e', jobs: [{ ...JOB, plan: [{ state: 'WAITING' }, { state: 'COMPLETED' }] }] }
  })
  t.match(
    problems,
    only(
      /^a\.json:4:7 \$\.jobs\[0\]\.Type: must be one of .*did you mean EXPORT_ASSETS_TO_S3\?$/,
      /^a\.json:4:38 \$\.jobs\[0\]\.plan: must be one of succeeds.*did you mean succeeds\?$/,
      /^b\.yaml:7:1 \$\.extra: is unknown here; the known members are \$schema\?, name, /,
      /^b\.yaml:6:9 \$\.jobs\[0\]\.plan\[1\]\.state: COMPLETED cannot follow WAITING/,
      /^c\.json:1:16 is not JSON: /,
      /^d\.yaml:1:8 is not YAML: /,
      /^e\.json:1:\d+ \$\.jobs\[0\]\.plan\[1\]\.state: COMPLETED cannot follow WAITING; what can is IN_PROGRESS/
    )
  )
})

t.test('the position of a missing member is that of its parent', async (t) => {
  const { problems } = await load(t, { 'a.json': '{ "name": "a",\n  "jobs": [\n    {}\n  ] }' })
  t.match(problems, only(/^a\.json:3:5 \$\.jobs\[0\]\.Type: is missing/))
})

t.test('conflicts between files are reported', async (t) => {
  const { problems } = await load(t, {
    'a.json': {
      name: 'x',
      clock: {},
      limits: {},
      jobs: [{ ...JOB, Id: 'one' }],
      faults: [{ id: 'f', delay: { ms: 1 } }],
      outcomes: [{ id: 'o', plan: 'fails' }],
      assets: [{ id: 'a', text: '' }]
    },
    'b.json': {
      name: 'x',
      clock: {},
      limits: {},
      jobs: [{ ...JOB, Arn: 'arn:aws:x:jobs/one' }],
      faults: [{ id: 'f', delay: { ms: 1 } }],
      outcomes: [{ id: 'o', plan: 'fails' }],
      assets: [{ id: 'a', text: '' }]
    }
  })
  t.match(
    problems,
    only(
      /^b\.json:1:\d+ \$\.name: a scenario named x is already in a\.json$/,
      /^b\.json:1:\d+ \$\.clock: the clock at the start is already in a\.json$/,
      /^b\.json:1:\d+ \$\.limits: a set of limits is already in a\.json$/,
      /^b\.json:1:\d+ \$\.jobs\[0\]\.Arn: a job with the id one is already in a\.json$/,
      /^b\.json:1:\d+ \$\.faults\[0\]\.id: a fault with the id f is already in a\.json$/,
      /^b\.json:1:\d+ \$\.outcomes\[0\]\.id: an outcome with the id o is already in a\.json$/,
      /^b\.json:1:\d+ \$\.assets\[0\]\.id: an asset with the id a is already in a\.json$/
    )
  )
})

t.test(
  'problems with data sets, and conflicts of theirs between files, are reported with their positions',
  async (t) => {
    const dataSets = [{ Id: 'd', revisions: [{ Id: 'r', assets: [{ Id: 'a' }] }] }]
    const { problems } = await load(t, {
      'a.json': { name: 'a', dataSets },
      'b.json': { name: 'b', assets: [{ id: 'a', text: '' }] },
      'c.json': { name: 'c', dataSets },
      'd.yaml': 'name: d\ndataSets:\n  - Origin: OWNED\n    OriginDetails: {}\n    Nmae: N\n',
      'e.yaml': 'name: e\ndataSets:\n  - revisions:\n      - assets:\n          - { text: a, size: 2 }\n',
      'f.json': { name: 'f', autoload: false, dataSets }
    })
    t.match(
      problems,
      only(
        /^d\.yaml:5:5 \$\.dataSets\[0\]\.Nmae: is unknown here; .*did you mean Name\?$/,
        /^e\.yaml:5:13 \$\.dataSets\[0\]\.revisions\[0\]\.assets\[0\]: must have only one of `text`, `base64` and `size`$/,
        /^b\.json:1:\d+ \$\.assets\[0\]\.id: an asset with the id a is already in a\.json$/,
        /^c\.json:1:\d+ \$\.dataSets\[0\]\.Id: a data set with the id d is already in a\.json$/,
        /^c\.json:1:\d+ \$\.dataSets\[0\]\.revisions\[0\]\.Id: a revision with the id r is already in a\.json$/,
        /^c\.json:1:\d+ \$\.dataSets\[0\]\.revisions\[0\]\.assets\[0\]\.Id: an asset with the id a is already in a\.json$/
      )
    )
  }
)

t.test('two jobs with the same id in a file are reported', async (t) => {
  const { problems } = await load(t, {
    'a.json': {
      name: 'a',
      jobs: [
        { ...JOB, Id: 'one' },
        { ...JOB, Id: 'one' }
      ]
    }
  })
  t.match(problems, only(/\$\.jobs\[1\]\.Id: is the same as that of entry 0: ids must differ$/))
})

t.test('a scenario that is not loaded at the start may reuse the ids of others', async (t) => {
  const jobs = [{ ...JOB, Id: 'one' }]
  const { problems } = await load(t, { 'a.json': { name: 'a', jobs }, 'b.json': { name: 'b', jobs, autoload: false } })
  t.strictSame(problems, [])
})

t.test('paths that are not scenario files are reported', async (t) => {
  const { problems } = await load(
    t,
    { 'x.txt': 'x', 'empty/y.txt': 'y', 'a.json': '', 'b.yaml': '', 'c.json': '7', 'd.json': '\u00ff' },
    ['x.txt', 'empty', 'nowhere', 'a.json', 'b.yaml', 'c.json', 'd.json']
  )
  t.match(
    problems,
    only(
      /^x\.txt: is not a scenario file: the name must end in \.json, \.yaml or \.yml$/,
      /^empty: contains no scenario files/,
      /^nowhere: does not exist$/,
      /^a\.json: is empty$/,
      /^b\.yaml: is empty$/,
      /^c\.json:1:1 \$: must be an object with the members .*, not 7$/,
      /^d\.json:1:1 is not JSON: invalid symbol$/,
      /^d\.json:1:2 is not JSON: value expected$/
    )
  )
})

t.test('a duplicate member is reported, in JSON and in YAML', async (t) => {
  const { problems } = await load(t, { 'a.json': '{"name":"a",\n"name":"b"}', 'b.yaml': 'name: a\nname: b\n' })
  t.match(
    problems,
    only(/^a\.json:2:1 member "name" occurs twice in one object/, /^b\.yaml:2:1 is not YAML: Map keys must be unique/)
  )
})

t.test('text that is not UTF-8 is reported', async (t) => {
  const folder = t.testdir({})
  writeFileSync(join(folder, 'a.json'), Buffer.from([0x22, 0xff, 0x22]))
  t.match(await loadScenarios([folder]), { problems: only({ line: undefined, message: 'is not UTF-8' }) })
})

t.test('YAML whose aliases expand too often is rejected', async (t) => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [index, name] of [...'bcdefghi'].entries()) {
    const before = 'abcdefgh'[index]
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`)
  }
  const { problems } = await load(t, { 'a.yaml': bomb.join('\n') })
  t.match(problems, only(/^a\.yaml:1:1 is not YAML: Excessive alias count/))
})

t.test('a scenario in JSON equals the same scenario in YAML', async (t) => {
  const folder = t.testdir({
    'a.json': JSON.stringify({ name: 'a', jobs: [{ ...JOB, Id: 'x', CreatedAt: '2026-03-02T09:15:00.000Z' }] }),
    'b.yaml': 'name: a\njobs:\n  - Type: EXPORT_ASSETS_TO_S3\n    Id: x\n    CreatedAt: 2026-03-02T09:15:00.000Z\n'
  })
  const json = await loadScenarios([join(folder, 'a.json')])
  const yaml = await loadScenarios([join(folder, 'b.yaml')])
  t.strictSame(yaml.files[0]?.scenario, json.files[0]?.scenario)
})

t.test('YAML takes merge keys, also lists of them, and anchors in members that begin with x-', async (t) => {
  const { problems, jobs } = await load(t, {
    'a.yaml': `name: a
x-base: &base { Type: EXPORT_ASSETS_TO_S3, State: WAITING }
x-failed: &failed
  State: ERROR
  Errors: [{ Code: MALWARE_DETECTED, Message: Malware was found. }]
jobs:
  - { <<: *base, Id: one }
  - <<: [*failed, *base]
    Id: two
`
  })
  t.strictSame(problems, [])
  t.strictSame(jobs, [
    { Type: 'EXPORT_ASSETS_TO_S3', State: 'WAITING', Id: 'one' },
    {
      State: 'ERROR',
      Errors: [{ Code: 'MALWARE_DETECTED', Message: 'Malware was found.' }],
      Type: 'EXPORT_ASSETS_TO_S3',
      Id: 'two'
    }
  ])
})

t.test('merge keys cannot expand a small file to a huge one', async (t) => {
  let doubling = 'name: a\nx-0: &x0 { a: 1, b: 2 }\n'
  for (let level = 1; level < 40; level++) {
    doubling += `x-${level}: &x${level} { a: { <<: *x${level - 1} }, b: { <<: *x${level - 1} } }\n`
  }
  const many = `name: a\nx-0: &x0 { a: 1 }\nx-all:\n${'  - { <<: *x0 }\n'.repeat(1001)}`
  const { problems } = await load(t, {
    'a.yaml': doubling,
    'b.yaml': many,
    'c.yaml': 'name: c\nx-0: &x0\n  <<: *x0\n',
    'd.yaml': `name: d\nx-0: &x0 { a: 1 }\nx-all:\n${'  - { <<: *x0 }\n'.repeat(100)}`
  })
  t.match(problems, only(/^a\.yaml:1:1 .*merge keys/, /^b\.yaml:1:1 .*merge keys/, /^c\.yaml:1:1 .*merge keys/))
})

t.test('a second YAML document is reported where it begins', async (t) => {
  const { problems } = await load(t, { 'a.yaml': 'name: a\njobs: []\n---\nname: b\n' })
  t.strictSame(problems, ['a.yaml:3:1 begins another YAML document: there may be one document a file'])
})

t.test('what the AWS CLI printed is a scenario named after its file, in JSON and in YAML', async (t) => {
  const printed = { Jobs: [{ ...JOB, Id: 'one', State: 'COMPLETED', CreatedAt: '2024-01-02T03:04:05+00:00' }] }
  const { names, problems, jobs } = await load(t, {
    'from list.json': printed,
    'job.yaml': "Type: EXPORT_ASSETS_TO_S3\nId: two\nCreatedAt: '2024-01-02T03:04:05.678000+00:00'\n",
    'sub/job.json': [{ ...JOB, Id: 'three' }]
  })
  t.strictSame(problems, [
    'sub/job.json:1:1 $: a scenario named job is already in job.yaml, and this file is named after itself: rename one of them'
  ])
  t.strictSame(names, ['from-list', 'job', 'job'])
  t.strictSame(
    jobs.map(({ Id }) => Id),
    ['one', 'two', 'three']
  )
})

t.test('problems in what was printed are at their places in the file', async (t) => {
  const { problems } = await load(t, {
    'a.json': '{ "Jobs": [\n { "Type": "EXPORT_ASSETS_TO_S3", "Id": "one" },\n { "Type": "EXPORT" } ] }',
    'b.yaml': '- Type: EXPORT_ASSETS_TO_S3\n  Id: one\n- Type: EXPORT_ASSETS_TO_S3\n  State: DONE\n',
    'c.json': '{ "Type": "EXPORT_ASSETS_TO_S3",\n  "Id": "four" }',
    'd.json': '[{ "Type": "EXPORT_ASSETS_TO_S3",\n  "Id": "four" }]'
  })
  t.match(
    problems,
    only(
      /^a\.json:3:4 \$\.Jobs\[1\]\.Type: must be one of/,
      /^b\.yaml:4:3 \$\[1\]\.State: must be one of/,
      /^d\.json:2:3 \$\[0\]\.Id: a job with the id four is already in c\.json$/
    )
  )
})

t.test('a path of Windows on another system is reported whole, with what is wrong with it', async (t) => {
  const { problems } = await loadScenarios(['C:\\fixtures', 'nowhere'])
  t.match(
    problems.map(formatFileProblem),
    only(/^C:\\fixtures: does not exist: this is a path of Windows, .*in a container/, /^nowhere: does not exist$/)
  )
})

t.test(
  'what is odd about valid jobs is a warning at its place, a hundred of them for a file, and no problem',
  async (t) => {
    const odd = { ...JOB, Details: { ExportAssetsToS3: { DataSetId: 'mine' } } }
    const { problems, warnings, names } = await load(t, {
      'a.json': `{ "name": "a",\n "jobs": [${JSON.stringify(odd).replace('"DataSetId"', '\n"DataSetId"')}] }`,
      'b.yaml': `- Type: EXPORT_ASSETS_TO_S3\n  Arn: arn:mine\n`,
      'c.json': { name: 'c', jobs: Array(150).fill(odd) },
      'd.json': { name: 'd', jobs: [JOB] },
      'e.json': { name: 'e', jobs: [odd, { ...JOB, State: 'DONE' }] }
    })
    t.match(problems, only(/^e\.json:1:\d+ \$\.jobs\[1\]\.State: must be one of/))
    t.strictSame(names, ['a', 'b', 'c', 'd'])
    t.equal(warnings.length, 1 + 1 + 100 + 1)
    t.match(
      warnings[0],
      /^a\.json:3:1 \$\.jobs\[0\]\.Details\.ExportAssetsToS3\.DataSetId: warning: must be a string that/
    )
    t.match(warnings[1], /^b\.yaml:2:3 \$\[0\]\.Arn: warning: must be the ARN of a job/)
    t.equal(warnings.at(-1), 'c.json: warning: there are 50 more')
  }
)

t.test('event actions and data grants name data sets of the files that are loaded with theirs', async (t) => {
  const event = (DataSetId: string) => ({ Event: { RevisionPublished: { DataSetId } } })
  const source = { Id: 'source', revisions: [{ Finalized: true }] }
  const kept = { name: 'kept', autoload: false, dataSets: [{ Id: 'later', Origin: 'ENTITLED' }] }
  const { problems } = await load(t, {
    'a.json': { name: 'a', dataSets: [{ Id: 'entitled', Origin: 'ENTITLED' }, source] },
    'b.json': { name: 'b', eventActions: [event('entitled'), event('copy')] },
    'c.json': {
      name: 'c',
      dataGrants: [{ SourceDataSetId: 'source', DataSetId: 'copy', AcceptanceState: 'ACCEPTED' }]
    },
    'd.json': { name: 'd', autoload: false, eventActions: [event('entitled'), event('later')] },
    'kept.json': kept
  })
  t.strictSame(problems, [])
  const broken = await load(t, {
    'a.yaml': 'name: a\neventActions:\n  - Event: { RevisionPublished: { DataSetId: later } }\n',
    'b.yaml': 'name: b\ndataGrants:\n  - SourceDataSetId: entitld\n  - { SourceDataSetId: entitled }\n',
    'c.json': { name: 'c', dataSets: [{ Id: 'entitled', Origin: 'ENTITLED' }] },
    'kept.json': kept
  })
  const missing = 'is the id of no data set'
  t.strictSame(broken.problems, [
    `a.yaml:3:35 $.eventActions[0].Event.RevisionPublished.DataSetId: ${missing}`,
    `b.yaml:3:5 $.dataGrants[0].SourceDataSetId: ${missing}; did you mean entitled?`,
    'b.yaml:4:7 $.dataGrants[1].SourceDataSetId: must be the id of an OWNED data set, not of one that is ENTITLED'
  ])
})

t.test('two files that are loaded at the start cannot have event actions, grants or copies with one id', async (t) => {
  const sides = {
    dataSets: [{ Id: 'd', revisions: [{ Finalized: true }] }],
    eventActions: [{ Id: 'e', Event: { RevisionPublished: { DataSetId: 'c' } } }],
    dataGrants: [{ Id: 'g', SourceDataSetId: 'd', DataSetId: 'c', AcceptanceState: 'ACCEPTED' }]
  }
  const { problems } = await load(t, {
    'a.json': { name: 'a', ...sides },
    'b.json': { name: 'b', ...sides },
    'c.json': { name: 'c', autoload: false, ...sides }
  })
  t.match(
    problems.map((problem) => problem.replace(/^b\.json:1:\d+ /, '')),
    [
      '$.dataSets[0].Id: a data set with the id d is already in a.json',
      '$.dataGrants[0].DataSetId: a data set with the id c is already in a.json',
      '$.eventActions[0].Id: an event action with the id e is already in a.json',
      '$.dataGrants[0].Id: a data grant with the id g is already in a.json'
    ]
  )
})
