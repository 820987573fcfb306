import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t from 'tap'
import { filesBelow } from '../scripts/files-below.mjs'
import { StreamEvent } from '../src/admin/events/stream-event.js'
import { type Explanation, formatExplanation } from '../src/aws/wire/explanation.js'
import { ControlClient } from '../src/client/index.js'
import { OPTIONS } from '../src/config/options.js'
import { requestedIds } from '../src/core/data-sets/seed-ids.js'
import type { Scenario } from '../src/core/world/scenario.js'
import { loadScenarios } from '../src/scenario-files/load-scenarios.js'
import { VERSION } from '../src/version.js'
import { only } from './support/only.js'
import { openApi, pathOf } from './support/openapi.js'

const readme = readFileSync('README.md', 'utf8')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...['python', 'examples'].flatMap((folder) => filesBelow(folder).filter((name) => name.endsWith('README.md')))
]

/** What GitHub makes of a heading, to link to it. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-')
  )
}

t.test('every link between the documents leads to a file that exists and to a heading in it', async (t) => {
  for (const document of documents) {
    for (const [, link = ''] of readFileSync(document, 'utf8').matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:/.test(link)) continue
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? document : join(dirname(document), path)
      t.ok(existsSync(target), `${document}: ${link}`)
      if (anchor !== undefined) t.ok(anchorsOf(readFileSync(target, 'utf8')).includes(anchor), `${document}: ${link}`)
    }
  }
})

t.test(
  'every link of a document that is packed leads to what is packed too, or to docs/ or the changelog, which are not',
  async (t) => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8'))
    const packed = [...files, 'README.md', 'LICENSE', 'package.json']
    const isPacked = (path: string) =>
      !packed.includes(`!${path}`) && packed.some((name) => path === name || path.startsWith(`${name}/`))
    for (const document of documents.filter(isPacked)) {
      for (const [, link = ''] of readFileSync(document, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
        if (/^https?:|^docs\/|^CHANGELOG\.md$/.test(link)) continue
        t.ok(isPacked(join(dirname(document), link)), `${document}: ${link}`)
      }
    }
  }
)

t.test('the README links to every page of docs/', async (t) => {
  const index = readme.slice(readme.indexOf('## Documentation'))
  for (const page of documents.filter((path) => path.startsWith('docs/'))) {
    t.ok(index.includes(`](${page})`) || index.includes(`\`${page}\``), page)
  }
})

t.test('every path of the source that the documents name exists', async (t) => {
  let named = 0
  for (const document of documents) {
    const paths = readFileSync(document, 'utf8').matchAll(/`((?:src|test|scripts|bench|fixtures)\/[^`<*\s]*)`/g)
    for (const [, path = ''] of paths) {
      named++
      t.ok(existsSync(path), `${document}: ${path}`)
    }
  }
  t.ok(named > 50, 'the paths were read')
})

t.test('the README names every built-in job, data set, revision and asset', async (t) => {
  for (const file of readdirSync('fixtures')) {
    const { jobs = [], dataSets = [] } = JSON.parse(readFileSync(`fixtures/${file}`, 'utf8')) as Scenario
    const ids = [...requestedIds(dataSets, () => [])].flatMap((each) => each?.id ?? [])
    for (const id of [...jobs.map(({ Id }) => Id), ...ids]) t.ok(readme.includes(`\`${id}\``), `${id}`)
  }
})

t.test("the README's test is the one that CI runs", async (t) => {
  t.ok(readme.includes(`\`\`\`js\n${readFileSync('examples/node/quick-start.test.mjs', 'utf8')}\`\`\`\n`))
})

t.test(
  'the image, its use on Kubernetes, the Python package, the lock files and the changelog have the version of the package',
  async (t) => {
    const read = (path: string) => readFileSync(path, 'utf8')
    t.match(read('Dockerfile'), `org.opencontainers.image.version="${VERSION}"`)
    t.match(read('examples/replicas/kubernetes.yaml'), `image: dataexchange-local:${VERSION}\n`)
    t.match(read('python/src/dataexchange_local/_version.py'), `__version__ = "${VERSION}"`)
    const lock = JSON.parse(read('package-lock.json'))
    t.strictSame([lock.version, lock.packages[''].version], [VERSION, VERSION])
    t.match(read('CHANGELOG.md'), new RegExp(`^## Unreleased\\n(.*\\n)*## ${VERSION} - \\d{4}-\\d\\d-\\d\\d$`, 'm'))
    for (const runner of ['jest', 'vitest']) {
      const { packages } = JSON.parse(read(`examples/parallel/${runner}/package-lock.json`))
      t.equal(packages['../../..'].version, VERSION, runner)
    }
  }
)

t.test('the README names every option once, with its default', async (t) => {
  const rows = [...readme.matchAll(/^\| (`--.*?) \| (.*?) \| .* \|$/gm)]
  const named = rows.flatMap(([, flags = '', defaults = '']) => {
    const names = [...flags.matchAll(/--([a-z0-9-]+)/g)].map(([, name = '']) => name)
    // Flags that share a row have their defaults in the same order, or the same one.
    const each = defaults.split(', ')
    return names.map((name, index) => ({ name, given: each.length === names.length ? each[index] : defaults }))
  })
  t.strictSame(named.map(({ name }) => name).sort(), OPTIONS.map(({ name }) => name).sort())
  for (const { name, fallback } of OPTIONS) {
    const given = named.find((row) => row.name === name)?.given
    // That of max-memory-bytes depends on the machine.
    if (fallback !== undefined && name !== 'max-memory-bytes') t.equal(given, String(fallback), name)
  }
})

t.test('the reference of the client has every method of it', async (t) => {
  const page = readFileSync('docs/client.md', 'utf8')
  const control = new ControlClient('http://127.0.0.1:2017')
  const methodsOf = (part: object) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter(
      (name) => name !== 'constructor' && typeof Reflect.get(part, name) === 'function'
    )
  for (const method of methodsOf(control)) t.ok(page.includes(`\`${method}(`), method)
  const { clock, faults, outcomes, limits, dataSets, sandboxes } = control
  for (const [name, part] of Object.entries({ clock, faults, outcomes, limits, dataSets, sandboxes })) {
    // A row names the first method with its part, and the others after a dot.
    const row = page.split('\n').find((line) => line.includes(`\`${name}.`)) ?? ''
    t.ok(methodsOf(part).length > 1, name)
    for (const method of methodsOf(part)) t.ok(row.includes(`.${method}(`), `${name}.${method}`)
  }
})

t.test('the reference of the response header has every field of it, and no other', async (t) => {
  const header = formatExplanation({
    sandbox: 'default',
    state: 'WAITING',
    polls: 1,
    outcome: 'o',
    fault: ['f'],
    job: 'j',
    step: 0,
    waitingFor: 's3',
    references: 'checked',
    upstream: 'echo',
    notification: 'sent',
    nearest: ['n'],
    elsewhere: ['e'],
    evicted: '2026-03-02T09:15:00.000Z'
  } satisfies Required<Explanation>)
  const fields = header.split('; ').map((field) => field.replace(/=.*/, ''))
  const reference = readFileSync('docs/control-plane.md', 'utf8')
  const section = /^## The response header$(.*?)^## /ms.exec(reference)?.[1] ?? ''
  const named = [...section.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name)
  )
  t.strictSame([...named].sort(), fields.sort())
})

t.test('the reference of the control plane names every route with its methods, and no other', async (t) => {
  const named: string[] = []
  for (const [, cell = ''] of readFileSync('docs/control-plane.md', 'utf8').matchAll(
    /^\| (`[^|]*\/__admin[^|]*) \|/gm
  )) {
    let methods: string[] = []
    // A second path in a cell has the methods of the first.
    for (const [, given, path = ''] of cell.matchAll(/`(?:([A-Z, ]+) )?(\/__admin[^`]*)`/g)) {
      methods = given?.split(', ') ?? methods
      named.push(...methods.map((method) => `${method} ${pathOf(path)}`))
    }
  }
  const routes = Object.entries(openApi.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`)
  )
  t.ok(routes.length > 40)
  // The pages are for people.
  const pages = ['GET /__admin/console/', 'GET /__admin/docs/']
  t.strictSame(named.sort(), [...routes, ...pages].sort())
})

t.test('the reference of the control plane names every query parameter of a route in its row', async (t) => {
  const rows = readFileSync('docs/control-plane.md', 'utf8').split('\n')
  let named = 0
  for (const [path, item] of Object.entries(openApi.paths)) {
    const parameters = Object.values(item).flatMap((operation) => operation.parameters ?? [])
    for (const { name } of parameters.filter((parameter) => parameter.in === 'query')) {
      named++
      const ofRoute = rows.filter((row) => row.startsWith('| `') && pathsIn(row).includes(path))
      t.ok(
        ofRoute.some((row) => row.includes(`${name}=`)),
        `${path}: ${name}`
      )
    }
  }
  t.ok(named > 20)
})

t.test('the reference of the control plane names every kind of event that is streamed', async (t) => {
  const rows = readFileSync('docs/control-plane.md', 'utf8').split('\n')
  const row = rows.find((line) => line.startsWith('| `GET /__admin/events`')) ?? ''
  const kinds = StreamEvent.anyOf.map(({ properties }) => properties.event.const)
  t.ok(kinds.length > 10)
  for (const kind of kinds) t.ok(row.includes(`\`${kind}\``), kind)
})

/** The paths of a row, as the OpenAPI document has them. */
function pathsIn(row: string): string[] {
  return [...row.matchAll(/`(?:[A-Z, ]+ )?(\/__admin[^`]*)`/g)].map(([, path = '']) => pathOf(path))
}

t.test('the scenarios in the references are valid', async (t) => {
  const folder = t.testdir({})
  for (const name of ['data-sets', 'jobs', 'scenario-files']) {
    const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(readFileSync(`docs/${name}.md`, 'utf8')) ?? []
    writeFileSync(join(folder, `${name}.yaml`), yaml)
  }
  const { files, problems } = await loadScenarios([folder])
  t.strictSame(problems, [])
  t.match(
    files,
    only(
      { scenario: { dataSets: only({ Name: 'Prices' }) } },
      { scenario: { outcomes: only({ match: { nth: 2 } }), assets: only({ text: 'id,name\n1,one\n' }) } },
      { scenario: { jobs: only({ plan: { length: 3 } }), faults: only({ times: 2 }) } }
    )
  )
})
