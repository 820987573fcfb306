import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import { copyRevisionToS3 } from './download-data-sets.mjs'

/** One client for all invocations. It finds its endpoint, region and credentials in the environment. */
let client

/**
 * A Lambda function for a rule of EventBridge: exports each published revision to the bucket that the variable `BUCKET`
 * names, and returns the ids of the jobs. Throws the errors of copyRevisionToS3, so that the event is delivered again.
 *
 * @param {{ 'detail-type': string, resources: string[], detail: { RevisionIds?: string[] } }} event
 * @returns {Promise<{ jobs: string[] }>}
 */
export async function handler(event) {
  const jobs = []
  if (event['detail-type'] !== 'Revision Published To Data Set') return { jobs }
  client ??= new DataExchangeClient()
  const { BUCKET: bucket, POLL_INTERVAL_MS: intervalMs = '1000' } = process.env
  // The resource is the bare id of the data set, not an ARN.
  const [dataSetId] = event.resources
  for (const revisionId of event.detail.RevisionIds) {
    const wait = { intervalMs: Number(intervalMs), timeoutMs: 600_000 }
    const { Id } = await copyRevisionToS3(client, { dataSetId, revisionId, bucket }, wait)
    jobs.push(Id)
  }
  return { jobs }
}
