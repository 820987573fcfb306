import t from 'tap'
import { FaultMatch, type FaultTarget, matches } from '../../../src/core/faults/fault-match.js'
import { mentionedIds } from '../../../src/core/jobs/mentioned-ids.js'
import { target } from '../../support/armed-faults.js'

/** For each member of a match a value, and another one. */
const VALUES: { readonly [Name in keyof FaultMatch]-?: readonly [FaultTarget[Name], FaultTarget[Name]] } = {
  operation: ['GetJob', 'ListJobs'],
  jobId: ['job', 'other'],
  dataSetId: ['set', 'other'],
  revisionId: ['revision', 'other'],
  assetId: ['asset', 'other'],
  state: ['WAITING', 'COMPLETED'],
  type: ['EXPORT_ASSETS_TO_S3', 'EXPORT_REVISIONS_TO_S3'],
  attempt: [2, 1]
}
const NAMES = Object.keys(FaultMatch.properties) as (keyof FaultMatch)[]
const ALL = Object.fromEntries(NAMES.map((name) => [name, VALUES[name][0]])) as FaultMatch

t.test('without members, a match is for every request', async (t) => {
  t.ok(matches(undefined, target()))
  t.ok(matches({}, target(ALL)))
  t.ok(matches({}, target({ operation: undefined, jobId: undefined, state: undefined, attempt: undefined })))
})

t.test('each member is compared with the request, alone and among all members', async (t) => {
  t.ok(matches(ALL, target(ALL)))
  for (const name of NAMES) {
    const [value, other] = VALUES[name]
    const alone = { [name]: value }
    t.ok(matches(alone, target(alone)), `${name} is ${value}`)
    for (const wrong of [other, undefined]) {
      t.notOk(matches(alone, target({ [name]: wrong })), `${name} is not ${wrong}`)
      t.notOk(matches(ALL, target({ ...ALL, [name]: wrong })), `${name} is not ${wrong}, although all others match`)
    }
  }
})

t.test(
  'a request on a job has the ids that its Details mention, which are read only if a match asks for one',
  async (t) => {
    let reads = 0
    const request = target({
      mentioned() {
        reads++
        return mentionedIds({
          Export: { DataSetId: 'set', Destinations: [{ RevisionId: 'r1' }, { RevisionId: 'r2' }] }
        })
      }
    })
    t.ok(matches({ jobId: 'job', operation: 'GetJob' }, request))
    t.notOk(matches({ jobId: 'other', dataSetId: 'set' }, request))
    t.equal(reads, 0)
    t.ok(matches({ dataSetId: 'set', revisionId: 'r1' }, request))
    t.ok(matches({ revisionId: 'r2' }, request))
    for (const match of [{ dataSetId: 'r1' }, { revisionId: 'set' }, { assetId: 'r1' }]) {
      t.notOk(matches(match, request), JSON.stringify(match))
    }
  }
)
