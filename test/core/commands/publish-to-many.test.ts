import t from 'tap'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import { createSandbox } from '../../support/sandbox.js'

const SOURCE = 'source0000000000000000000000001'
const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'b' } } }

/** A sandbox in which a data set has two copies, each with an event action, and as many jobs as it may have. */
function publisher(maxJobs: number) {
  const { sandbox } = createSandbox({ maxJobs })
  const copies = ['product00000000000000000000001', 'granted00000000000000000000001'] as const
  sandbox.apply(
    {
      name: 'publisher',
      dataSets: [
        {
          Id: SOURCE,
          Origin: 'OWNED',
          product: { dataSetId: copies[0] },
          revisions: [
            { Finalized: true, assets: [{ Name: 'a' }] },
            { Id: 'draft', assets: [{ Name: 'a' }], Finalized: false }
          ]
        }
      ],
      dataGrants: [{ SourceDataSetId: SOURCE, DataSetId: copies[1], AcceptanceState: 'ACCEPTED' }],
      eventActions: copies.map((DataSetId) => ({ Action, Event: { RevisionPublished: { DataSetId } } }))
    },
    'add'
  )
  const counts = () => ({
    jobs: sandbox.jobs.count,
    revisions: copies.map((id) => [...sandbox.dataSets.store.revisions(id)].length),
    isPublished: sandbox.dataSets.store.revision('draft')?.finalized,
    events: sandbox.eventBridge.total
  })
  return { sandbox, counts }
}

const publications: Record<string, (sandbox: Sandbox) => unknown> = {
  'is finalized': ({ dataSets }) => dataSets.updateRevision(SOURCE, 'draft', { Finalized: true }),
  'is added': ({ dataSets }) =>
    dataSets.seedRevisionsInSlices(SOURCE, [{ assets: [{ Name: 'b' }] }], (index) => [index])
}

t.test('a revision is published to all copies, or to none if there is no room for all of their exports', async (t) => {
  for (const [name, publish] of Object.entries(publications)) {
    const full = publisher(1)
    const before = full.counts()
    t.match(before, { jobs: 0, revisions: [1, 1], isPublished: false, events: 0 })
    await t.rejects(async () => publish(full.sandbox), { message: /That would be 2 jobs, and --max-jobs is 1/ }, name)
    t.strictSame(full.counts(), before, `${name}: nothing has changed`)
    const roomy = publisher(2)
    await publish(roomy.sandbox)
    t.match(roomy.counts(), { jobs: 2, revisions: [2, 2] }, name)
  }
})

/** Returns how many bytes of memory there is room for in a sandbox, for what stays. */
function roomIn({ memory }: Sandbox): number {
  let [low, high] = [0, 2 ** 30]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const giveBack = memory.keep(middle)
    giveBack?.()
    if (giveBack) low = middle
    else high = middle - 1
  }
  return low
}

t.test('a revision is published whole, or not at all, whatever room there is in memory', async (t) => {
  for (const [name, publish] of Object.entries(publications)) {
    let [published, refused] = [0, 0]
    for (let room = 0; room < 40_000; room += 500) {
      const { sandbox, counts } = publisher(10)
      const before = counts()
      sandbox.memory.overdraw(roomIn(sandbox) - room)
      try {
        await publish(sandbox)
        published++
        t.match(counts(), { jobs: 2, revisions: [2, 2] }, `${name} with ${room} bytes`)
      } catch (error) {
        refused++
        t.match(error, { kind: 'limit' })
        t.strictSame(counts(), before, `${name} with ${room} bytes: nothing has changed`)
      }
    }
    t.ok(published > 0 && refused > 0, name)
  }
})
