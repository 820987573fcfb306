import t from 'tap'
import { ServiceException } from '../../../src/aws/wire/wire-error.js'
import { notFound } from '../../../src/core/model/refusal.js'
import { ExpectedError } from '../../../src/core/validation/expected-error.js'

t.test('an error that is told to a client has no stack trace, and other errors have theirs', async (t) => {
  const { stackTraceLimit } = Error
  const body = { Message: 'There is no job with the id abc.', ResourceId: 'abc', ResourceType: 'JOB' } as const
  const exceptions = [
    new ExpectedError('expected'),
    new ServiceException('ResourceNotFoundException', body),
    notFound('DATA_SET', 'abc')
  ]
  for (const error of exceptions) {
    t.ok(error instanceof Error)
    t.notMatch(error.stack, /\n\s+at /, error.name)
    t.match(String(error), error.message)
  }
  t.equal(Error.stackTraceLimit, stackTraceLimit)
  t.match(new Error('another').stack, /\n\s+at /)
})
