import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { scenarioBytes, scenariosBytes, sharedScenariosBytes } from '../../../src/core/world/scenario-bytes.js'

const SOURCE = 'source0000000000000000000000001'
const text = 'x'.repeat(5000)

/** A scenario for each kind of contents. */
const PARTS: Readonly<Record<string, Partial<Scenario>>> = {
  jobs: { jobs: [{ Type: 'EXPORT_ASSETS_TO_S3' }] },
  faults: { faults: [{ effect: { exception: 'ThrottlingException' } }] },
  outcomes: { outcomes: [{ plan: 'fails' }] },
  assets: { assets: [{ id: 'a', text }] },
  dataSets: { dataSets: [{ Id: SOURCE, revisions: [{ Finalized: true, assets: [{ Name: 'a', text }] }] }] },
  eventActions: { eventActions: [{ Event: { RevisionPublished: { DataSetId: SOURCE } } }] }
} as never
const GRANTED: Partial<Scenario> = {
  dataGrants: [{ SourceDataSetId: SOURCE, ReceiverPrincipal: '111111111111', AcceptanceState: 'ACCEPTED' }]
} as never
const named = (part: Partial<Scenario>): Scenario => ({ name: 's', ...part })
const ALL = Object.assign({}, ...Object.values(PARTS)) as Partial<Scenario>

t.test('a scenario takes what its parts take, and each of them takes something', async (t) => {
  const bytes = Object.entries(PARTS).map(([name, part]) => [name, scenarioBytes(part)] as const)
  for (const [name, each] of bytes) t.ok(each > 0, `${name} take ${each} bytes`)
  const sum = bytes.reduce((total, [, each]) => total + each, 0)
  t.equal(scenarioBytes(ALL), sum)
  t.equal(scenarioBytes({}), 0)
})

t.test('a sandbox shares what fixtures hold with others, but not what it keeps of each part', async (t) => {
  const bytes = Object.entries(PARTS).map(([name, part]) => [name, sharedScenariosBytes([named(part)])] as const)
  for (const [name, each] of bytes) {
    t.ok(each > 0 && each <= scenarioBytes(PARTS[name] as Partial<Scenario>), `${name} take ${each} bytes`)
  }
  const sum = bytes.reduce((total, [, each]) => total + each, 0)
  t.equal(sharedScenariosBytes([named(ALL)]), sum)
  t.ok(sharedScenariosBytes([named(PARTS.assets ?? {})]) < text.length, 'content is shared')
})

t.test('a grant of a data set takes as much in a scenario of its own as with its data set', async (t) => {
  const together = { ...PARTS.dataSets, ...GRANTED }
  const apart = [named(PARTS.dataSets ?? {}), named(GRANTED)]
  t.equal(scenariosBytes(apart), scenarioBytes(together))
  t.equal(scenariosBytes([named(together)]), scenarioBytes(together))
  t.equal(sharedScenariosBytes(apart), sharedScenariosBytes([named(together)]))
  const copy = scenarioBytes(together) - scenarioBytes(PARTS.dataSets ?? {})
  t.ok(copy > text.length, `the entitled copy takes ${copy} bytes, its content included`)
  const shared = sharedScenariosBytes(apart) - sharedScenariosBytes([apart[0] as Scenario])
  t.equal(shared, copy - text.length, 'but its content, which is shared')
})
