import { newClient, print, settle } from './client.mjs'

/** Calls an API asset, whose provider responds at first and then fails. */
export async function apiAssets() {
  const client = newClient({ hostPrefixEnabled: false })
  const request = {
    AssetId: 'apiAsset000000000000000000000001',
    DataSetId: 'apiDataSet0000000000000000000001',
    RevisionId: 'apiRevision000000000000000000001',
    Method: 'PUT',
    Path: '/quotes/1',
    QueryStringParameters: { page: '1' },
    RequestHeaders: { 'x-api-key': 'secret' },
    Body: 'a,b\n'
  }
  for (let call = 0; call < 2; call++) {
    try {
      const { Body: body, ResponseHeaders } = await settle(client.sendApiAsset(request))
      print('sent', { body, type: ResponseHeaders['content-type'] })
    } catch ({ code, message }) {
      print('failed', { name: code, message, typed: false })
    }
  }
}
