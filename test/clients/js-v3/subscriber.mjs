import { createHash } from 'node:crypto'
import {
  ListDataSetRevisionsCommand,
  paginateListDataSets,
  paginateListRevisionAssets
} from '@aws-sdk/client-dataexchange'
import { newClient, print } from './client.mjs'
import { createJob, finishJob } from './finish-job.mjs'

/** Downloads the newest revision of each entitled data set, and exports it to S3. */
export async function subscriber() {
  const client = newClient()
  for await (const { DataSets } of paginateListDataSets({ client, pageSize: 1 }, { Origin: 'ENTITLED' })) {
    for (const set of DataSets) await copyNewest(client, set)
  }
  client.destroy()
}

async function copyNewest(client, { Id: DataSetId, Name: name, OriginDetails }) {
  // Revisions are listed newest first.
  const { Revisions } = await client.send(new ListDataSetRevisionsCommand({ DataSetId }))
  const { Id: RevisionId, Comment: comment } = Revisions[0]
  print('newest', { name, productId: OriginDetails.ProductId, comment, revisions: Revisions.length })
  const ids = { DataSetId, RevisionId }
  for await (const { Assets } of paginateListRevisionAssets({ client, pageSize: 2 }, ids)) {
    for (const asset of Assets) await download(client, ids, asset)
  }
  const RevisionDestinations = [{ RevisionId, Bucket: 'lake', KeyPattern: '${Revision.Id}/${Asset.Name}' }]
  const details = { DataSetId, RevisionDestinations }
  const job = await createJob(client, 'EXPORT_REVISIONS_TO_S3', 'ExportRevisionsToS3', details)
  print('export', { id: job.Id, revisionId: RevisionId, state: (await finishJob(client, job)).State })
}

/** Downloads an asset through a signed URL, and reports the digest of what arrived. */
async function download(client, ids, { Id: AssetId, Name: name }) {
  const details = { ...ids, AssetId }
  const job = await createJob(client, 'EXPORT_ASSET_TO_SIGNED_URL', 'ExportAssetToSignedUrl', details)
  const { Details } = await finishJob(client, job)
  const content = Buffer.from(await (await fetch(Details.ExportAssetToSignedUrl.SignedUrl)).arrayBuffer())
  print('download', { name, sha256: createHash('sha256').update(content).digest('hex') })
}
