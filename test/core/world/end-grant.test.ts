import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Job } from '../../../src/core/jobs/job.js'
import { Refusal } from '../../../src/core/model/refusal.js'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import { grantedSandbox, SOURCE } from '../../support/granted.js'
import { holds, runs, sequence } from '../../support/property.js'
import { contents, writtenDown } from '../../support/sandbox-state.js'

const exportTo = (Bucket: string) => ({ ExportRevisionToS3: { RevisionDestination: { Bucket } } })

/** The state of a job, the code of its error and the number of objects that it has exported. */
function endOf({ jobs }: Sandbox, id: string) {
  const job = jobs.get(id) as Job
  return { state: job.state, code: job.errors?.[0]?.Code, exported: jobs.effects(job)?.exported?.length ?? 0 }
}

const advance = (sandbox: Sandbox, by: Parameters<Sandbox['advanceClock']>[0]) => sandbox.advanceClock(by, () => {})

const FAILED = { state: 'ERROR', code: 'RESOURCE_NOT_FOUND_EXCEPTION', exported: 0 }
const COMPLETED = { state: 'COMPLETED', code: undefined, exported: 2 }

t.test(
  'an export that runs when its grant ends ends in ERROR and exports nothing, however the time passes',
  async (t) => {
    const waysOfTime: Record<string, (given: ReturnType<typeof grantedSandbox>) => unknown> = {
      'one advance': ({ sandbox }) => advance(sandbox, { ms: 5000 }),
      'from one transition to the next': async ({ sandbox }) => {
        while (sandbox.jobs.nextTransitionAt !== undefined) await advance(sandbox, { toNextTransition: true })
      },
      'a timer for each instant': ({ sandbox, wall }) => {
        sandbox.setClock({ mode: 'running' })
        wall.advance(5000)
      },
      'a read before any timer has fired': ({ sandbox, wall }) => {
        sandbox.setClock({ mode: 'running' })
        wall.spend(5000)
      }
    }
    for (const [name, pass] of Object.entries(waysOfTime)) {
      const given = grantedSandbox()
      const { sandbox } = given
      const late = given.startExport(given.accepted(2999))
      const inTime = given.startExport(given.accepted(3000))
      const early = given.startExport(given.accepted(3001))
      await pass(given)
      t.strictSame(endOf(sandbox, late), FAILED, `${name}: after the end`)
      t.strictSame(endOf(sandbox, inTime), COMPLETED, `${name}: what is due at the very end comes first`)
      t.strictSame(endOf(sandbox, early), COMPLETED, `${name}: before the end`)
      t.match(sandbox.jobs.get(late)?.errors?.[0]?.Message, /went with the end of its data grant while the job ran/)
    }
  }
)

t.test('a job whose step ends by polls fails with the poll that would have completed it', async (t) => {
  const { sandbox, accepted, startExport } = grantedSandbox()
  const id = startExport(accepted(1000), [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }])
  await advance(sandbox, { ms: 1000 })
  t.equal(sandbox.jobs.get(id)?.state, 'IN_PROGRESS')
  sandbox.jobs.poll(id)
  t.strictSame(endOf(sandbox, id), FAILED)
})

t.test('any split of an advance past the ends of grants leads to the same sandbox as one', async (t) => {
  const ends = sequence(fc.nat({ max: 6000 }), 4, 1)
  const exports = sequence(fc.record({ of: fc.nat({ max: 3 }), forMs: fc.nat({ max: 6000 }) }), 6)
  await holds(
    t,
    fc.asyncProperty(ends, exports, sequence(fc.nat({ max: 3000 }), 10, 1), async (endsAfter, starts, pieces) => {
      const run = async (advances: readonly number[]) => {
        const { sandbox, accepted, startExport } = grantedSandbox()
        const grants = endsAfter.map((ms) => accepted(ms + 1))
        for (const { of, forMs } of starts) {
          const grant = grants[of % grants.length] as (typeof grants)[number]
          startExport(grant, [{ state: 'IN_PROGRESS', forMs }, { state: 'COMPLETED' }])
        }
        const history: unknown[] = []
        for (const ms of advances) await sandbox.advanceClock({ ms }, (transition) => history.push(transition))
        return { history, contents: contents(sandbox), snapshot: writtenDown(sandbox) }
      }
      assert.deepEqual(await run(pieces), await run([pieces.reduce((sum, ms) => sum + ms, 0)]))
    }),
    runs(40, 1000)
  )
})

t.test(
  'event actions on a data set go with it: when its grant ends or is deleted, and when it is removed',
  async (t) => {
    const { sandbox, accepted } = grantedSandbox()
    const onData = (DataSetId: string) =>
      sandbox.eventActions.create({ Action: exportTo('b'), Event: { RevisionPublished: { DataSetId } } })
    const [ending, deleted, removed, kept] = [accepted(1000), accepted(), accepted(), accepted()]
    for (const { dataSetId } of [ending, deleted, removed, kept]) onData(dataSetId)
    const left = () => [...sandbox.eventActions.store.list()].map(({ dataSetId }) => dataSetId)
    await advance(sandbox, { ms: 1000 })
    t.strictSame(
      left(),
      [kept, removed, deleted].map(({ dataSetId }) => dataSetId)
    )
    sandbox.dataGrants.delete(deleted.id)
    t.strictSame(
      left(),
      [kept, removed].map(({ dataSetId }) => dataSetId)
    )
    await sandbox.dataSets.removeInSlices(removed.dataSetId)
    t.strictSame(left(), [kept.dataSetId])
  }
)

t.test('a finalized revision that is added to a data set is published to its grants', async (t) => {
  const { sandbox, accepted } = grantedSandbox()
  const { dataSetId } = accepted()
  const seeds = [
    { Comment: 'new', assets: [{ Name: 'c', text: 'c' }] },
    { Comment: 'draft', Finalized: false }
  ]
  await sandbox.dataSets.seedRevisionsInSlices(SOURCE, seeds, (index) => [index])
  const { store } = sandbox.dataSets
  const [newest, ...others] = store.revisions(dataSetId)
  t.match([newest?.comment, others.length], ['new', 1], 'and no draft')
  const [asset] = store.assets(newest?.id as string)
  t.equal(sandbox.assets.get(asset?.id as string)?.content.toString(), 'c')
})

t.test('a data set that is removed takes its grants with it, and a copy its own', async (t) => {
  const { sandbox, accepted, grant } = grantedSandbox()
  const [copied, other, pending, ended] = [accepted(), accepted(), grant(), accepted(1000)]
  const ids = () => [...sandbox.dataGrants.store.list()].map(({ id }) => id)
  await sandbox.dataSets.removeInSlices(copied.dataSetId)
  t.strictSame(
    ids(),
    [ended, pending, other].map(({ id }) => id)
  )
  await advance(sandbox, { ms: 1000 })
  t.strictSame(
    ids(),
    [ended, pending, other].map(({ id }) => id),
    'one that has ended is listed as before'
  )
  await sandbox.dataSets.removeInSlices(SOURCE)
  t.strictSame(ids(), [])
  t.equal(sandbox.dataSets.store.dataSet(other.dataSetId), undefined)
})

t.test('a grant that has ended without being accepted is not pending any more', async (t) => {
  const { sandbox, grant } = grantedSandbox()
  sandbox.setLimits({ resources: { pendingGrantsPerReceiver: 2 } })
  const LimitName = 'Pending data grants per consumer'
  const [first] = [grant(1000), grant()]
  const isReached = () => {
    try {
      grant()
      return false
    } catch (error) {
      t.match(error, { code: 'ServiceLimitExceededException', body: { LimitName, LimitValue: 2 } })
      return error instanceof Refusal
    }
  }
  t.ok(isReached())
  t.doesNotThrow(() => grant(undefined, '222222222222'), 'each receiver has a limit')
  await advance(sandbox, { ms: 999 })
  t.ok(isReached())
  await advance(sandbox, { ms: 1 })
  t.throws(() => sandbox.dataGrants.accept(first?.arn as string), /has ended/)
  const third = grant()
  t.ok(isReached())
  sandbox.dataGrants.accept(third.arn)
  const fourth = grant()
  t.ok(isReached())
  sandbox.dataGrants.delete(fourth.id)
  t.doesNotThrow(() => grant())
})
