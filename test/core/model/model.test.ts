import t from 'tap'
import { EXCEPTIONS } from '../../../src/core/model/exception.js'
import { OperationName } from '../../../src/core/model/operation.js'
import { validate } from '../../../src/core/validation/validate.js'

t.test('the 37 operations of the service are known by name', async (t) => {
  t.equal(new Set(OperationName.enum).size, 37)
  for (const name of ['GetJob', 'ListTagsForResource', 'UpdateRevision'])
    t.strictSame(validate(OperationName, name), [])
  for (const name of ['getJob', 'GetJobs', '']) t.equal(validate(OperationName, name).length, 1, name)
})

t.test('the body of an exception has a message and the members of the service, no others', async (t) => {
  for (const [code, { body }] of Object.entries(EXCEPTIONS)) {
    t.strictSame(validate(body, { Message: 'm' }), [], code)
    t.equal(validate(body, {}).length, 1, code)
    t.equal(validate(body, { Message: 'm', Unknown: 1 }).length, 1, code)
  }
})
