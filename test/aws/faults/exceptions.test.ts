import t from 'tap'
import { OPERATION_TABLE } from '../../../src/aws/operation-table.js'
import { EMULATED } from '../../../src/aws/operations/emulated.js'
import { EXCEPTIONS } from '../../../src/core/model/exception.js'
import { dataSetServer } from '../../support/data-sets.js'
import { ID } from '../../support/jobs.js'

const { aws, admin } = dataSetServer(t)

for (const operation of EMULATED) {
  const { method, path } = OPERATION_TABLE[operation]
  const url = path.replaceAll(/\{\w+\}/g, ID)

  t.test(`${operation} returns each exception of the service that a fault has for it, and does nothing`, async (t) => {
    const before = (await admin('GET', '/snapshot')).body
    for (const [exception, { status, body: schema }] of Object.entries(EXCEPTIONS)) {
      await admin('POST', '/faults', { id: 'f', match: { operation }, effect: { exception, message: 'M' } })
      const { headers, body, ...response } = await aws(method, url, method === 'GET' ? undefined : '{}')
      t.strictSame([response.status, headers['x-amzn-errortype'], body.Message], [status, exception, 'M'], exception)
      t.ok(
        Object.keys(body).every((member) => member in schema.properties),
        `${exception} has no other member`
      )
      t.equal((await admin('GET', '/faults/f')).body.fired, 1)
      // It is for this operation alone.
      const other = operation === 'ListJobs' ? '/v1/data-sets' : '/v1/jobs'
      t.equal((await aws('GET', other)).status, 200)
      await admin('DELETE', '/faults')
    }
    t.strictSame((await admin('GET', '/snapshot')).body, before)
  })
}
