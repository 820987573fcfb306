import type { Answer, TestSandbox } from './build.js'

/** The ids of an ENTITLED API asset, as the service has them. */
export const IDS = { dataSetId: 'd'.repeat(32), revisionId: 'e'.repeat(32), assetId: 'a'.repeat(32) }

/** The headers that name an asset. */
export function idHeaders({ dataSetId, revisionId, assetId } = IDS): Record<string, string> {
  return {
    'x-amzn-dataexchange-data-set-id': dataSetId,
    'x-amzn-dataexchange-revision-id': revisionId,
    'x-amzn-dataexchange-asset-id': assetId
  }
}

/** The seed of a data set with one API asset, by its ids. */
export function apiDataSet(responses?: readonly object[], members: object = {}): object {
  const asset = { Id: IDS.assetId, Name: 'quotes', ...(responses && { responses }) }
  return {
    Id: IDS.dataSetId,
    AssetType: 'API_GATEWAY_API',
    OriginDetails: { ProductId: 'prod-abcdefghij234' },
    revisions: [{ Id: IDS.revisionId, assets: [asset] }],
    ...members
  }
}

/** Seeds a data set with one API asset. */
export async function seedApi(
  { admin }: Pick<TestSandbox, 'admin'>,
  responses?: readonly object[],
  members?: object
): Promise<Answer> {
  const answer = await admin('POST', '/data-sets', apiDataSet(responses, members))
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer
}
