import t from 'tap'
import type { ScenarioApplied } from '../../src/client/index.js'
import { appliedText, contentText, scenarioText } from '../../src/console/views/sandboxes/content-text.js'
import { endpointLine, endpointOf, environmentLines } from '../../src/console/views/sandboxes/endpoint.js'
import { nameProblem } from '../../src/console/views/sandboxes/sandbox-name.js'

t.test('contents are counted in words, and what there is none of is left out', async (t) => {
  t.equal(contentText({}), 'nothing')
  t.equal(contentText({ jobs: 0, faults: 1, dataSets: 2 }), '1 fault, 2 data sets')
  const view = { name: 'prices', file: 'prices.yaml', autoload: true, jobs: 3, faults: 0, outcomes: 1 }
  t.equal(scenarioText(view), 'prices (3 jobs, 1 outcome)')
})

t.test('what a scenario did says whether it was added or took the place of all', async (t) => {
  const applied = { name: 'prices', jobs: [{}, {}], faults: [], outcomes: [] } as unknown as ScenarioApplied
  t.equal(appliedText({ ...applied, mode: 'add' }), 'prices added 2 jobs.')
  t.equal(appliedText({ ...applied, mode: 'replace' }), 'prices replaced everything. The sandbox has 2 jobs.')
})

t.test('the endpoint of the default sandbox has no prefix', async (t) => {
  t.equal(endpointOf('http://127.0.0.1:2017', 'default'), 'http://127.0.0.1:2017')
  t.equal(endpointLine('http://a/b', 'mine'), 'AWS_ENDPOINT_URL_DATAEXCHANGE=http://a/b/sandbox/mine')
  const environment = { AWS_ENDPOINT_URL_DATAEXCHANGE: 'http://other', AWS_REGION: 'us-east-1' }
  t.equal(
    environmentLines('http://a', 'default', environment),
    'AWS_ENDPOINT_URL_DATAEXCHANGE=http://a\nAWS_REGION=us-east-1'
  )
})

t.test(
  'a name of 1 to 64 letters, digits, dashes and underscores is taken, and others are refused with why',
  async (t) => {
    for (const name of ['a', 'x'.repeat(64), 'A-9_', '111122223333']) t.equal(nameProblem(name), '', name)
    t.equal(nameProblem(''), 'Give the sandbox a name.')
    t.equal(nameProblem('x'.repeat(65)), 'The name has 65 characters: use at most 64.')
    t.match(nameProblem('a b'), '" " cannot be in a name')
  }
)
