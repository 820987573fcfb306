import t from 'tap'
import { Refusal } from '../../../src/core/model/refusal.js'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import { grantedSandbox } from '../../support/granted.js'

const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }

/** A sandbox with ENTITLED data sets, and a function that creates an event action on one of them. */
function entitledSandbox(count: number) {
  const { sandbox } = grantedSandbox()
  const dataSets = Array.from({ length: count }, (_, index) => ({
    Id: `entitled${index}`,
    Origin: 'ENTITLED' as const
  }))
  sandbox.apply({ name: 'entitled', dataSets }, 'add')
  const create = (index: number) =>
    sandbox.eventActions.create({ Action, Event: { RevisionPublished: { DataSetId: `entitled${index}` } } })
  return { sandbox, create }
}

/** The limit that an act reaches; undefined if it reaches none. */
function limitReachedBy(act: () => unknown) {
  try {
    act()
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'ServiceLimitExceededException') throw error
    return error.body
  }
}

t.test('with the defaults of AWS there are 5 event actions on a data set and 50 in all', async (t) => {
  const { sandbox, create } = entitledSandbox(11)
  sandbox.setLimits({ resources: 'aws-defaults' })
  for (let index = 0; index < 5; index++) create(0)
  t.strictSame(
    limitReachedBy(() => create(0)),
    {
      Message: 'The limit of 5 is reached: Auto export event actions per data set.',
      LimitName: 'Auto export event actions per data set',
      LimitValue: 5
    }
  )
  for (let index = 5; index < 50; index++) create(Math.floor(index / 5))
  const ofAccount = {
    Message: 'The limit of 50 is reached: Event actions per account.',
    LimitName: 'Event actions per account',
    LimitValue: 50
  }
  t.strictSame(
    limitReachedBy(() => create(10)),
    ofAccount
  )
  t.match(
    limitReachedBy(() => create(0)),
    { LimitValue: 5 },
    'that of the data set comes first'
  )
  const first = [...sandbox.eventActions.store.on('entitled3')][0]
  sandbox.eventActions.update(first?.id as string, Action)
  sandbox.eventActions.delete(first?.id as string)
  t.equal(
    limitReachedBy(() => create(10)),
    undefined,
    'one that is deleted makes room'
  )
  t.strictSame(
    limitReachedBy(() => create(10)),
    ofAccount
  )
})

t.test('event actions that went with their data set do not count, and those that were seeded do', async (t) => {
  const { sandbox, create } = entitledSandbox(2)
  const seed = (count: number) =>
    sandbox.apply(
      {
        name: 'seeded',
        eventActions: Array.from({ length: count }, () => ({
          Event: { RevisionPublished: { DataSetId: 'entitled0' } }
        }))
      },
      'add'
    )
  sandbox.setLimits({ resources: { eventActions: 2 } })
  seed(3)
  t.equal(sandbox.eventActions.store.size, 3, 'seeds are not limited')
  t.match(
    limitReachedBy(() => create(1)),
    { LimitValue: 2 }
  )
  await sandbox.dataSets.removeInSlices('entitled0')
  t.equal(
    limitReachedBy(() => create(1)),
    undefined
  )
})

t.test('with the defaults of AWS 20 grants wait for a receiver, without a limit as many as there are', async (t) => {
  const { sandbox, grant } = grantedSandbox()
  const pending = (of: Sandbox) => [...of.dataGrants.store.list()].length
  for (let index = 0; index < 21; index++) grant()
  t.equal(pending(sandbox), 21)
  sandbox.setLimits({ resources: 'aws-defaults' })
  const reached = {
    Message: 'The limit of 20 is reached: Pending data grants per consumer.',
    LimitName: 'Pending data grants per consumer',
    LimitValue: 20
  }
  t.strictSame(
    limitReachedBy(() => grant()),
    reached
  )
  const [newest, second] = [...sandbox.dataGrants.store.list()]
  sandbox.dataGrants.accept(newest?.arn as string)
  t.strictSame(
    limitReachedBy(() => grant()),
    reached,
    'there are 20 still'
  )
  sandbox.dataGrants.accept(second?.arn as string)
  t.equal(
    limitReachedBy(() => grant()),
    undefined
  )
  t.strictSame(
    limitReachedBy(() => grant()),
    reached
  )
  sandbox.setLimits({ resources: { pendingGrantsPerReceiver: 0 } })
  t.match(
    limitReachedBy(() => grant(undefined, '222222222222')),
    { LimitValue: 0 }
  )
})
