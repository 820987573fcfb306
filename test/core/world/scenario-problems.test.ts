import t from 'tap'
import { formatPath } from '../../../src/core/validation/problem.js'
import { checkScenario } from '../../../src/core/world/scenario.js'
import { readDocument } from '../../../src/core/world/scenario-document.js'
import { ID } from '../../support/jobs.js'

const pathsOf = (value: unknown) => checkScenario(value).map(({ at }) => formatPath(at))

t.test('what is wrong with any entry is found, at its place in its list', async (t) => {
  const Type = 'EXPORT_ASSETS_TO_S3'
  const scenario = {
    name: 'x',
    jobs: [{ Type }, { Type, State: 'ERROR', plan: 'succeeds' }],
    faults: [{ delay: { ms: 1 } }, { id: 'f', delay: { ms: 1 } }, { id: 'f', delay: { ms: 1 } }],
    outcomes: [{ plan: 'fails' }, {}],
    assets: [
      { id: 'a', text: '' },
      { id: 'b', text: '', base64: '' }
    ],
    dataSets: [{ Origin: 'OWNED', OriginDetails: { ProductId: 'prod-1' } }]
  }
  t.strictSame(pathsOf(scenario), [
    '$.jobs[1].State',
    '$.faults[2].id',
    '$.outcomes[1].plan',
    '$.assets[1]',
    '$.dataSets[0].OriginDetails'
  ])
  t.strictSame(pathsOf({ ...scenario, other: 1 }), ['$.other', ...pathsOf(scenario)], 'beside what has a wrong shape')
})

t.test('places in a printed document are those of its jobs, and in a scenario what they are', async (t) => {
  const printed = readDocument({ Jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: ID }] }, 'file')
  t.strictSame(printed.placeOf(['jobs', 0, 'Id']), ['Jobs', 0, 'Id'])
  t.strictSame(printed.placeOf(['jobs', 1, 'Id']), ['Id'])
  t.strictSame(printed.placeOf(['name']), [])
  t.strictSame(readDocument({ name: 'x' }, 'file').placeOf(['jobs', 0, 'Id']), ['jobs', 0, 'Id'])
})

t.test('what is no object is no scenario, and nothing that a client printed', async (t) => {
  for (const value of [null, 1, 'text', true])
    t.match(readDocument(value, 'file').problems, [{ at: [] }], String(value))
})
