import t from 'tap'
import { createDataSet } from '../../../src/core/commands/data-sets/create-data-set.js'
import { createRevision } from '../../../src/core/commands/data-sets/create-revision.js'
import { entryBytes } from '../../../src/core/data-sets/entry-bytes.js'
import type { Job } from '../../../src/core/jobs/job.js'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { sizeOf, sumOf } from '../../../src/core/memory/size-of.js'
import { assetsToImport, completeJob, effectsBytes, importableRevision } from '../../../src/core/world/complete-job.js'
import type { World } from '../../../src/core/world/world.js'
import { createWorld } from '../../support/sandbox.js'

/** A world with a revision, and what makes jobs that work on it. */
function withRevision() {
  const { world } = createWorld()
  const jobOf = (seed: JobSeed): Job => {
    const job = world.factory.fromRequest(
      seed,
      undefined,
      () => undefined,
      world.clock.now(),
      () => false
    )
    world.jobs.put(job, 0)
    return job
  }
  const before = jobOf({ Type: 'IMPORT_ASSETS_FROM_S3' })
  const withoutDataSets = effectsBytes(world, before)
  const dataSet = createDataSet(world, { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })
  const revision = createRevision(world, dataSet.id, {})
  const ids = { DataSetId: dataSet.id, RevisionId: revision.id }
  const AssetSources = ['a.csv', 'b.csv'].map((Key) => ({ Bucket: 'b', Key }))
  const importJob = jobOf({ Type: 'IMPORT_ASSETS_FROM_S3', Details: { ImportAssetsFromS3: { AssetSources, ...ids } } })
  const RevisionDestinations = [{ Bucket: 'to', RevisionId: revision.id }]
  const exportDetails = { ExportRevisionsToS3: { DataSetId: dataSet.id, RevisionDestinations } }
  const exportJob = () => jobOf({ Type: 'EXPORT_REVISIONS_TO_S3', Details: exportDetails })
  return { world, withoutDataSets, revision, importJob, exportJob }
}

/** What a job did, as it is kept. */
const effectsOf = (world: World, job: Job) => {
  const { jobId: _, ...effects } = [...world.effects.snapshot()].find(({ jobId }) => jobId === job.id) as {
    jobId: string
  }
  return effects
}

t.test('what a job will take in memory when it completes is what it takes then', async (t) => {
  const { world, withoutDataSets, revision, importJob, exportJob } = withRevision()
  t.equal(withoutDataSets, 0, 'nothing without data sets')
  const importBytes = effectsBytes(world, importJob)
  completeJob(world, importJob, world.clock.now())
  const assets = [...world.dataSets.assets(revision.id)]
  t.equal(assets.length, 2)
  t.equal(importBytes, sizeOf(effectsOf(world, importJob)) + sumOf(assets, entryBytes))

  const exporting = exportJob()
  const exportBytes = effectsBytes(world, exporting)
  completeJob(world, exporting, world.clock.now())
  t.match(effectsOf(world, exporting), { exported: { length: 2 } })
  t.equal(exportBytes, sizeOf(effectsOf(world, exporting)))
  t.equal([...world.dataSets.assets(revision.id)].length, 2, 'an export makes no assets')
})

t.test('imported assets have the tags that the job asks for, and none otherwise', async (t) => {
  for (const [AssetConfiguration, tags] of [
    [
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' }
        ]
      },
      { a: '1', b: '2' }
    ],
    [{}, {}],
    [undefined, {}]
  ] as const) {
    const { world, revision, importJob } = withRevision()
    completeJob(world, { ...importJob, assetConfiguration: AssetConfiguration as never }, world.clock.now())
    t.strictSame(
      [...world.dataSets.assets(revision.id)].map((asset) => asset.tags),
      [tags, tags]
    )
  }
})

t.test('only imports make assets, and only in a revision of their data set that is not finalized', async (t) => {
  const { world, revision, importJob, exportJob } = withRevision()
  t.equal(assetsToImport(world, importJob).length, 2)
  t.strictSame(assetsToImport(world, exportJob()), [])
  t.equal(importableRevision(world, importJob), revision)
  const elsewhere = { ImportAssetsFromS3: { ...importJob.details.ImportAssetsFromS3, DataSetId: 'other' } }
  t.equal(importableRevision(world, { ...importJob, details: elsewhere as never }), undefined)
  world.dataSets.putRevision({ ...revision, finalized: true })
  t.equal(importableRevision(world, importJob), undefined)
})
