import t from 'tap'
import type { SandboxError } from '../../../src/core/validation/sandbox-error.js'
import type { SnapshotDocument } from '../../../src/core/world/snapshot.js'
import { createSandbox } from '../../support/sandbox.js'
import { START } from '../../support/sandbox-actions.js'
import { writtenDown } from '../../support/sandbox-state.js'

/** What snapshots of versions that did not have it do not have. */
const LATER = ['apiRequests', 'dataSets', 'eventActions', 'dataGrants', 'sentNotifications', 'effects'] as const

t.test('a snapshot of a version that had less is restored, and has nothing of what that version had not', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [START] })
  const older = writtenDown(sandbox) as Record<string, unknown>
  for (const member of LATER) delete older[member]
  const { sandbox: restored } = createSandbox({ scenarios: [START] })
  restored.restore(older as SnapshotDocument)
  const { jobs, faults, outcomes, ...others } = writtenDown(restored)
  t.strictSame(jobs, older.jobs)
  t.strictSame(faults, older.faults)
  t.strictSame(outcomes, older.outcomes)
  t.strictSame(
    [others.effects, others.sentNotifications, others.eventActions?.held, others.dataGrants?.held],
    [[], [], [], []]
  )
  t.strictSame([others.dataSets?.dataSets, others.dataSets?.revisions, others.dataSets?.assets], [[], [], []])
})

t.test('a snapshot that tells twice what a job did is refused with the path', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [START] })
  const document = writtenDown(sandbox)
  const done = (jobId: string) => ({ jobId, exported: [{ bucket: 'b', key: 'k', bytes: 1, assetId: 'a' }] })
  const effects = [done('first'), done('second'), done('first')]
  try {
    sandbox.restore({ ...document, effects })
    t.fail('it was restored')
  } catch (error) {
    const problems = (error as SandboxError).problems.map(({ at, message }) => [at.join('.'), message])
    t.strictSame(problems, [['effects.2.jobId', 'is the same as that of entry 0: ids must differ']])
  }
  sandbox.restore({ ...document, effects: effects.slice(0, 2) })
  t.strictSame(
    writtenDown(sandbox).effects?.map(({ jobId }) => jobId),
    ['first', 'second']
  )
})
