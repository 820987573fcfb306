/** The headers that name an API asset. A request at `/v1` or below that has all of them is for the asset. */
export const ID_HEADERS = {
  AssetId: 'x-amzn-dataexchange-asset-id',
  DataSetId: 'x-amzn-dataexchange-data-set-id',
  RevisionId: 'x-amzn-dataexchange-revision-id'
} as const

/** What the headers of requests for API assets begin with. */
export const API_ASSET_HEADER_PREFIX = 'x-amzn-dataexchange-'
