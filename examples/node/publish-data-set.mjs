import {
  CreateDataSetCommand,
  CreateJobCommand,
  CreateRevisionCommand,
  DeleteAssetCommand,
  DeleteRevisionCommand,
  paginateListDataSets,
  paginateListRevisionAssets,
  RevokeRevisionCommand,
  StartJobCommand,
  UpdateRevisionCommand
} from '@aws-sdk/client-dataexchange'
import { waitForJob } from './poll-job.mjs'
import { importFile } from './transfer-assets.mjs'

/** How many objects one job can import. */
const MAX_SOURCES = 100

/**
 * Returns the id of the data set of files with a name, which is created if the account has none.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {{ name: string, description: string, tags?: Record<string, string> }} dataSet
 */
export async function ensureDataSet(client, { name, description, tags }) {
  for await (const { DataSets } of paginateListDataSets({ client }, { Origin: 'OWNED' })) {
    const found = DataSets.find(({ Name, AssetType }) => Name === name && AssetType === 'S3_SNAPSHOT')
    if (found) return found.Id
  }
  const request = { AssetType: 'S3_SNAPSHOT', Name: name, Description: description, Tags: tags }
  const { Id } = await client.send(new CreateDataSetCommand(request))
  return Id
}

/**
 * Publishes objects of S3 and files as a new revision of a data set, and returns the finalized revision.
 * If an import fails, it deletes the unfinished revision and throws the errors of importFile or waitForJob.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {{
 *   dataSetId: string,
 *   comment: string,
 *   objects?: { bucket: string, key: string }[],
 *   files?: { name: string, content: Uint8Array }[]
 * }} revision
 * @param {{ intervalMs?: number, timeoutMs?: number }} [wait]
 */
export async function publishRevision(client, { dataSetId, comment, objects = [], files = [] }, wait) {
  const { Id: revisionId } = await client.send(new CreateRevisionCommand({ DataSetId: dataSetId }))
  const ids = { DataSetId: dataSetId, RevisionId: revisionId }
  try {
    for (let first = 0; first < objects.length; first += MAX_SOURCES) {
      await importObjects(client, ids, objects.slice(first, first + MAX_SOURCES), wait)
    }
    for (const file of files) await importFile(client, { dataSetId, revisionId, ...file }, wait)
    return await client.send(new UpdateRevisionCommand({ ...ids, Comment: comment, Finalized: true }))
  } catch (error) {
    // The caller needs the reason of the failure, whether or not the revision can be deleted.
    await client.send(new DeleteRevisionCommand(ids)).catch(() => {})
    throw error
  }
}

/**
 * Takes a published revision back: subscribers can no longer export it, and its assets are deleted.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {{ dataSetId: string, revisionId: string, reason: string }} revision `reason` has 10 to 512 characters
 */
export async function withdrawRevision(client, { dataSetId, revisionId, reason }) {
  const ids = { DataSetId: dataSetId, RevisionId: revisionId }
  await client.send(new RevokeRevisionCommand({ ...ids, RevocationComment: reason }))
  for await (const { Assets } of paginateListRevisionAssets({ client }, { ...ids })) {
    for (const { Id } of Assets) await client.send(new DeleteAssetCommand({ ...ids, AssetId: Id }))
  }
}

async function importObjects(client, ids, objects, wait) {
  const sources = objects.map(({ bucket, key }) => ({ Bucket: bucket, Key: key }))
  const details = { ImportAssetsFromS3: { ...ids, AssetSources: sources } }
  const { Id } = await client.send(new CreateJobCommand({ Type: 'IMPORT_ASSETS_FROM_S3', Details: details }))
  await client.send(new StartJobCommand({ JobId: Id }))
  await waitForJob(client, Id, wait)
}
