import { createHash } from 'node:crypto'
import { CancelJobCommand, CreateJobCommand, StartJobCommand } from '@aws-sdk/client-dataexchange'
import { waitForJob } from './poll-job.mjs'

/** An upload or a download was refused by the storage behind its signed URL. */
export class TransferError extends Error {
  name = 'TransferError'

  /**
   * @param {number} status
   * @param {string | undefined} code Amazon S3's, e.g. `BadDigest`, or `AccessDenied` for a URL that has expired
   */
  constructor(status, code) {
    super(`The storage answered ${status} ${code ?? 'without a code'}`)
    this.status = status
    this.code = code
  }
}

/**
 * Imports a file into a revision as an asset of that name. Returns the job once it is COMPLETED.
 * Throws a TransferError, or what waitForJob throws: a JobFailedError with the job's errors, a JobTimeoutError.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {{ dataSetId: string, revisionId: string, name: string, content: Uint8Array }} file
 * @param {{ intervalMs?: number, timeoutMs?: number }} [wait]
 */
export async function importFile(client, { dataSetId, revisionId, name, content }, wait) {
  const md5 = createHash('md5').update(content).digest('base64')
  const source = { DataSetId: dataSetId, RevisionId: revisionId, AssetName: name, Md5Hash: md5 }
  const { Id, Details } = await client.send(
    new CreateJobCommand({ Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Details: { ImportAssetFromSignedUrl: source } })
  )
  try {
    const { SignedUrl } = Details.ImportAssetFromSignedUrl
    await transfer(SignedUrl, { method: 'PUT', headers: { 'Content-MD5': md5 }, body: content })
  } catch (error) {
    // The caller wants to know why the upload failed, whether or not the job could be cancelled.
    await client.send(new CancelJobCommand({ JobId: Id })).catch(() => {})
    throw error
  }
  await client.send(new StartJobCommand({ JobId: Id }))
  return waitForJob(client, Id, wait)
}

/**
 * Exports an asset and returns its content. Throws as importFile does.
 *
 * @param {import('@aws-sdk/client-dataexchange').DataExchangeClient} client
 * @param {{ dataSetId: string, revisionId: string, assetId: string }} asset
 * @param {{ intervalMs?: number, timeoutMs?: number }} [wait]
 */
export async function exportAsset(client, { dataSetId, revisionId, assetId }, wait) {
  const source = { DataSetId: dataSetId, RevisionId: revisionId, AssetId: assetId }
  const { Id } = await client.send(
    new CreateJobCommand({ Type: 'EXPORT_ASSET_TO_SIGNED_URL', Details: { ExportAssetToSignedUrl: source } })
  )
  await client.send(new StartJobCommand({ JobId: Id }))
  // The URL is in the answer of the job that has ended, not in that of CreateJob as with an import.
  const { Details } = await waitForJob(client, Id, wait)
  return transfer(Details.ExportAssetToSignedUrl.SignedUrl)
}

async function transfer(url, request) {
  const response = await fetch(url, request)
  const content = Buffer.from(await response.arrayBuffer())
  if (response.ok) return content
  const [, code] = /<Code>(\w+)<\/Code>/.exec(content.toString()) ?? []
  throw new TransferError(response.status, code)
}
