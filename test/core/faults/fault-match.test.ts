import t from 'tap'
import { FaultMatch, type FaultTarget, matches } from '../../../src/core/faults/fault-match.js'
import { target } from '../../support/armed-faults.js'

/** For each member of a match a value, and another one. */
const VALUES: { readonly [Name in keyof FaultTarget]: readonly [FaultTarget[Name], FaultTarget[Name]] } = {
  operation: ['GetJob', 'ListJobs'],
  jobId: ['job', 'other'],
  state: ['WAITING', 'COMPLETED'],
  type: ['EXPORT_ASSETS_TO_S3', 'EXPORT_REVISIONS_TO_S3'],
  attempt: [2, 1]
}
const NAMES = Object.keys(FaultMatch.properties) as (keyof FaultTarget)[]
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
