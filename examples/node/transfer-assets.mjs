import { createHash } from 'node:crypto'
import { CancelJobCommand, CreateJobCommand, StartJobCommand } from '@aws-sdk/client-dataexchange'
import { waitForJob } from './poll-job.mjs'

/** The storage behind a signed URL rejected an upload or a download. */
export class TransferError extends Error {
  name = 'TransferError'

  /**
   * @param {number} status
   * @param {string | undefined} code Amazon S3's error code, such as `BadDigest`, or `AccessDenied` for an expired URL
   */
  constructor(status, code) {
    super(`The storage responded with ${status} ${code ?? 'without a code'}`)
    this.status = status
    this.code = code
  }
}

/**
 * Imports a file into a revision as an asset of the same name. Returns the job once it is COMPLETED.
 * Throws a TransferError, or the errors of waitForJob: a JobFailedError with the job's errors, a JobTimeoutError.
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
    // The caller needs the reason why the upload failed, whether or not the job can be cancelled.
    await client.send(new CancelJobCommand({ JobId: Id })).catch(() => {})
    throw error
  }
  await client.send(new StartJobCommand({ JobId: Id }))
  return waitForJob(client, Id, wait)
}

/**
 * Exports an asset and returns its content. Throws the same errors as importFile.
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
  // The response for the completed job contains the URL; for an import, the response of CreateJob does.
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
