import t from 'tap'
import { startServer } from '../support/server.js'
import { runProgram } from './programs.js'
import { SDKS, whyNot } from './sdks.js'

/** The API asset that the programs call. */
const API = {
  Id: 'apiDataSet0000000000000000000001',
  revisions: [
    {
      Id: 'apiRevision000000000000000000001',
      assets: [
        {
          Id: 'apiAsset000000000000000000000001',
          responses: [
            {
              method: 'PUT',
              path: '/quotes/1',
              status: 200,
              headers: { 'content-type': 'text/csv' },
              body: 'id,price\n'
            }
          ]
        }
      ]
    }
  ]
}

// The SDK for Java v2 has no SendApiAsset.
for (const id of ['go', 'js-v2', 'js-v3'] as const) {
  const sdk = SDKS[id]
  t.test(
    `${sdk.name} calls an API asset once it is told to leave the host as it is`,
    { skip: whyNot(id, sdk) },
    async (t) => {
      const server = await startServer(t)
      await server.admin('POST', '/data-sets', API)
      await server.admin('POST', '/faults', { skip: 1, effect: { exception: 'AccessDeniedException', message: 'no' } })
      const lines = await runProgram(sdk, 'api-assets', {
        [sdk.readsVariable ? 'AWS_ENDPOINT_URL_DATAEXCHANGE' : 'DATAEXCHANGE_ENDPOINT']: server.url
      })
      t.strictSame(lines, [
        { step: 'sent', body: 'id,price\n', type: 'text/csv' },
        { step: 'failed', name: 'AccessDeniedException', message: 'no', typed: sdk.types !== 'none' }
      ])
      const { requests } = await server.admin('GET', '/requests')
      t.match(requests, [{ operation: 'SendApiAsset', method: 'POST', path: '/v1?page=1' }, {}])
    }
  )
}
