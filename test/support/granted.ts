import type { DataGrant } from '../../src/core/data-grants/data-grant.js'
import type { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { createSandbox } from './sandbox.js'

/** The id of the data set that is granted in `grantedSandbox`. */
export const SOURCE = 'source0000000000000000000000001'

const RECEIVER = '111111111111'

/** A sandbox with a frozen clock and a data set of two files, and what tests of grants do to it. */
export function grantedSandbox(names: readonly string[] = ['a', 'b']) {
  const { sandbox, wall } = createSandbox({ clock: { mode: 'frozen' }, maxJobs: 100_000 })
  const assets = names.map((Name) => ({ Name, text: Name }))
  sandbox.apply(
    { name: 'source', dataSets: [{ Id: SOURCE, Tags: { secret: 'yes' }, revisions: [{ Finalized: true, assets }] }] },
    'add'
  )
  return {
    sandbox,
    wall,
    /** Creates a grant of the data set that ends after so many milliseconds, or never. */
    grant: (endsAfterMs?: number, ReceiverPrincipal = RECEIVER) => createGrant(sandbox, endsAfterMs, ReceiverPrincipal),
    /** As `grant`, and accepts it. */
    accepted: (endsAfterMs?: number) => sandbox.dataGrants.accept(createGrant(sandbox, endsAfterMs, RECEIVER).arn),
    /** Starts an export of the first revision of the copy that a grant has made, and returns the id of the job. */
    startExport(grant: DataGrant, plan?: readonly object[]): string {
      const [revision] = sandbox.dataSets.store.revisions(grant.dataSetId)
      if (plan !== undefined) sandbox.addOutcomes([{ plan: plan as never, times: 1 }], (index) => [index])
      const RevisionDestinations = [{ Bucket: 'bucket', RevisionId: revision?.id ?? 'none' }]
      const Details = { ExportRevisionsToS3: { DataSetId: grant.dataSetId, RevisionDestinations } }
      const { id } = sandbox.jobs.create({ Type: 'EXPORT_REVISIONS_TO_S3', Details }, undefined)
      sandbox.jobs.start(id)
      return id
    }
  }
}

function createGrant(sandbox: Sandbox, endsAfterMs: number | undefined, ReceiverPrincipal: string): DataGrant {
  const EndsAt = endsAfterMs === undefined ? undefined : new Date(sandbox.clock.now() + endsAfterMs).toISOString()
  return sandbox.dataGrants.create({
    Name: 'g',
    GrantDistributionScope: 'NONE',
    ReceiverPrincipal,
    SourceDataSetId: SOURCE,
    ...(EndsAt !== undefined && { EndsAt })
  })
}
