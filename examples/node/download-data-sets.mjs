import {
  CreateJobCommand,
  paginateListDataSetRevisions,
  paginateListDataSets,
  paginateListRevisionAssets,
  StartJobCommand
} from '@aws-sdk/client-dataexchange'
import { waitForJob } from './poll-job.mjs'
import { exportAsset } from './transfer-assets.mjs'

/**
 * Returns the data sets of files to which the account is entitled, by a subscription or a data grant.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 */
export async function listEntitledDataSets(client) {
  const dataSets = []
  for await (const { DataSets } of paginateListDataSets({ client }, { Origin: 'ENTITLED' })) {
    dataSets.push(...DataSets.filter(({ AssetType }) => AssetType === 'S3_SNAPSHOT'))
  }
  return dataSets
}

/**
 * Returns the newest revision of a data set that can be exported, or undefined if there is none.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {string} dataSetId
 */
export async function findNewestRevision(client, dataSetId) {
  // Revisions are listed newest first. Revoked ones stay in the list.
  for await (const { Revisions } of paginateListDataSetRevisions({ client }, { DataSetId: dataSetId })) {
    const newest = Revisions.find(({ Finalized, Revoked }) => Finalized && !Revoked)
    if (newest) return newest
  }
}

/**
 * Downloads the assets of a revision one by one. Throws the errors of exportAsset.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {{ dataSetId: string, revisionId: string }} revision
 * @param {{ intervalMs?: number, timeoutMs?: number }} [wait]
 * @returns {AsyncGenerator<{ name: string, content: Buffer }>}
 */
export async function* downloadRevision(client, { dataSetId, revisionId }, wait) {
  const ids = { DataSetId: dataSetId, RevisionId: revisionId }
  for await (const { Assets } of paginateListRevisionAssets({ client }, ids)) {
    for (const { Id, Name } of Assets) {
      yield { name: Name, content: await exportAsset(client, { dataSetId, revisionId, assetId: Id }, wait) }
    }
  }
}

/**
 * Copies the assets of a revision to S3, each under its name in a folder of the revision. Returns the completed job.
 * Throws the errors of waitForJob.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {{ dataSetId: string, revisionId: string, bucket: string }} revision
 * @param {{ intervalMs?: number, timeoutMs?: number }} [wait]
 */
export async function copyRevisionToS3(client, { dataSetId, revisionId, bucket }, wait) {
  // AWS Data Exchange replaces the variable in the pattern.
  const destination = { RevisionId: revisionId, Bucket: bucket, KeyPattern: `${revisionId}/\${Asset.Name}` }
  const details = { ExportRevisionsToS3: { DataSetId: dataSetId, RevisionDestinations: [destination] } }
  const { Id } = await client.send(new CreateJobCommand({ Type: 'EXPORT_REVISIONS_TO_S3', Details: details }))
  await client.send(new StartJobCommand({ JobId: Id }))
  return waitForJob(client, Id, wait)
}
