import {
  CreateDataSetCommand,
  CreateRevisionCommand,
  DeleteAssetCommand,
  DeleteDataSetCommand,
  GetAssetCommand,
  GetDataSetCommand,
  GetRevisionCommand,
  ListTagsForResourceCommand,
  paginateListDataSetRevisions,
  paginateListRevisionAssets,
  RevokeRevisionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAssetCommand,
  UpdateDataSetCommand,
  UpdateRevisionCommand
} from '@aws-sdk/client-dataexchange'
import { newClient, print } from './client.mjs'
import { exceptionOf } from './exceptions.mjs'
import { createJob, finishJob } from './finish-job.mjs'

const KEYS = ['prices/2024.csv', 'prices/2025.csv', 'prices/2026.csv']

/** Publishes a data set of four files, revokes its revision and deletes it. */
export async function publisher() {
  const client = newClient()
  const set = await createDataSet(client)
  const revision = await createRevision(client, set)
  await tag(client, revision.Arn)
  const ids = { DataSetId: set.Id, RevisionId: revision.Id }
  await importFromS3(client, ids)
  await upload(client, ids)
  const assets = await listAssets(client, ids)
  await finalize(client, ids)
  await listRevisions(client, ids)
  await update(client, set)
  await rename(client, { ...ids, AssetId: assets[0].Id })
  await revoke(client, ids)
  await deleteAsset(client, { ...ids, AssetId: assets[0].Id })
  await deleteDataSet(client, set)
  client.destroy()
}

async function createDataSet(client) {
  const set = await client.send(
    new CreateDataSetCommand({
      AssetType: 'S3_SNAPSHOT',
      Name: 'Prices',
      Description: 'Prices by year.',
      Tags: { team: 'data' }
    })
  )
  const { Id: id, Arn: arn, Name: name, Origin: origin, AssetType: assetType, Tags } = set
  print('data-set', { id, arn, name, origin, assetType, team: Tags.team })
  return set
}

async function createRevision(client, { Id: DataSetId }) {
  const revision = await client.send(new CreateRevisionCommand({ DataSetId, Comment: 'draft' }))
  const { Id: id, Arn: arn, Comment: comment, Finalized: finalized } = revision
  print('revision', { id, arn, comment, finalized })
  return revision
}

/** Tags a revision twice and takes one of the tags away. */
async function tag(client, ResourceArn) {
  await client.send(new TagResourceCommand({ ResourceArn, Tags: { stage: 'test', 'cost center': 'a/b' } }))
  await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['stage'] }))
  const { Tags: tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn }))
  print('tags', { tags })
}

async function importFromS3(client, ids) {
  const AssetSources = KEYS.map((Key) => ({ Bucket: 'bucket', Key }))
  const job = await createJob(client, 'IMPORT_ASSETS_FROM_S3', 'ImportAssetsFromS3', { ...ids, AssetSources })
  print('import', { id: job.Id, state: (await finishJob(client, job)).State })
}

async function upload(client, ids) {
  const details = { ...ids, AssetName: 'readme.txt', Md5Hash: 'XrY7u+Ae7tCTyyK7j1rNww==' }
  const job = await createJob(client, 'IMPORT_ASSET_FROM_SIGNED_URL', 'ImportAssetFromSignedUrl', details)
  const { status } = await fetch(job.Details.ImportAssetFromSignedUrl.SignedUrl, { method: 'PUT', body: 'hello world' })
  print('upload', { id: job.Id, status, state: (await finishJob(client, job)).State })
}

/** Lists the assets in pages of three, with the SDK's paginator. */
async function listAssets(client, ids) {
  const pages = []
  // The paginator leaves its token and page size in the object that it is given.
  for await (const { Assets } of paginateListRevisionAssets({ client, pageSize: 3 }, { ...ids })) pages.push(Assets)
  print('assets', {
    pages: pages.map((page) =>
      page.map(({ Name: name, AssetDetails }) => ({ name, bytes: AssetDetails.S3SnapshotAsset.Size }))
    )
  })
  const [asset] = pages.flat()
  const { Name: name, RevisionId: revisionId } = await client.send(new GetAssetCommand({ ...ids, AssetId: asset.Id }))
  print('asset', { id: asset.Id, name, revisionId })
  return pages.flat()
}

async function finalize(client, ids) {
  const request = { ...ids, Comment: 'November', Finalized: true }
  const { Comment: comment, Finalized: finalized } = await client.send(new UpdateRevisionCommand(request))
  print('finalize', { comment, finalized })
}

async function listRevisions(client, { DataSetId, RevisionId }) {
  const listed = []
  for await (const { Revisions } of paginateListDataSetRevisions({ client }, { DataSetId })) {
    listed.push(...Revisions.map(({ Id }) => Id))
  }
  const { Finalized: finalized } = await client.send(new GetRevisionCommand({ DataSetId, RevisionId }))
  print('revisions', { ids: listed, finalized })
}

async function update(client, { Id: DataSetId }) {
  await client.send(new UpdateDataSetCommand({ DataSetId, Name: 'All prices' }))
  const { Name: name, Description: description } = await client.send(new GetDataSetCommand({ DataSetId }))
  print('update', { name, description })
}

/** Tries to rename an asset of a finalized revision. */
async function rename(client, ids) {
  const error = await client.send(new UpdateAssetCommand({ ...ids, Name: 'new' })).catch((error) => error)
  print('rename', exceptionOf(error))
}

async function revoke(client, ids) {
  const { Revoked: revoked, RevocationComment: comment } = await client.send(
    new RevokeRevisionCommand({ ...ids, RevocationComment: 'The prices of 2026 are wrong.' })
  )
  print('revoke', { revoked, comment })
}

async function deleteAsset(client, { AssetId, ...ids }) {
  await client.send(new DeleteAssetCommand({ ...ids, AssetId }))
  const names = []
  for await (const { Assets } of paginateListRevisionAssets({ client }, ids)) {
    names.push(...Assets.map(({ Name }) => Name))
  }
  print('delete-asset', { names })
}

async function deleteDataSet(client, { Id: DataSetId }) {
  await client.send(new DeleteDataSetCommand({ DataSetId }))
  const error = await client.send(new GetDataSetCommand({ DataSetId })).catch((error) => error)
  print('delete-data-set', exceptionOf(error))
}
