import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { ResponseCache } from '../../../src/aws/wire/response-cache.js'
import { type Job, jobResponse } from '../../../src/core/jobs/job.js'
import { holds, runs, sequence } from '../../support/property.js'
import { createSandbox } from '../../support/sandbox.js'
import { action, outcome, START } from '../../support/sandbox-actions.js'

t.test('what is kept is what would be made anew, whatever is done to the sandbox', async (t) => {
  await holds(
    t,
    fc.asyncProperty(sequence(action, 15), async (actions) => {
      const responses = new ResponseCache()
      const { sandbox } = createSandbox({ scenarios: [START], clock: { mode: 'frozen' } })
      for (const act of actions) {
        await outcome(sandbox, act)
        for (const job of sandbox.jobs.list({ after: undefined, limit: 50 }).jobs) {
          for (const endpointUrl of ['http://one', 'http://two', 'http://two']) {
            const urls = () => sandbox.signedUrls({ endpointUrl })
            const fresh = JSON.stringify(jobResponse(job, urls().detailsOf(job)))
            assert.equal(responses.bodyOf(job, endpointUrl, urls), fresh)
          }
        }
      }
      sandbox.close()
    }),
    runs(50, 2000)
  )
})

t.test('a text is made once, and room is made for others', async (t) => {
  const { sandbox } = createSandbox()
  const responses = new ResponseCache()
  let made = 0
  const ask = (job: Job) =>
    responses.bodyOf(job, 'http://one', () => {
      made++
      return sandbox.signedUrls({ endpointUrl: 'http://one' })
    })
  const Expression = [{ TagKey: 'x'.repeat(900_000), TagValues: ['y'] }]
  const Details = { ImportAssetsFromLakeFormationTagPolicy: { Database: { Expression, Permissions: ['DESCRIBE'] } } }
  const seed = { Type: 'IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY', State: 'COMPLETED', Details } as never
  const jobs = sandbox.jobs.seed([seed, seed, seed, seed, seed], () => [])
  const [first] = jobs as [Job]
  ask(first)
  ask(first)
  t.equal(made, 1)
  for (const job of jobs) ask(job)
  t.equal(made, 5)
  ask(first)
  t.equal(made, 6, 'it had to give way')
})
