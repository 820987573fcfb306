import t from 'tap'
import { ConnectionFault } from '../../../src/core/faults/effects/connection.js'
import { GatewayResponseName } from '../../../src/core/faults/effects/gateway.js'
import { FaultSeed, faultProblems, faultSeedsProblems } from '../../../src/core/faults/fault.js'
import { EXCEPTIONS, ExceptionCode } from '../../../src/core/model/exception.js'
import { validate } from '../../../src/core/validation/validate.js'

function problems(seed: unknown): string[] {
  const shape = validate(FaultSeed, seed)
  const all = shape.length > 0 ? shape : faultProblems(seed as FaultSeed, [])
  return all.map(({ at, message }) => `${at.join('.')}: ${message}`)
}

t.test('faults of every kind are taken', async (t) => {
  for (const exception of ExceptionCode.enum) {
    t.strictSame(problems({ effect: { exception, message: 'm', retryAfterSeconds: 1.5 } }), [], exception)
  }
  t.strictSame(problems({ effect: { exception: 'ConflictException', ResourceId: 'x', ResourceType: 'JOB' } }), [])
  t.strictSame(problems({ effect: { exception: 'ValidationException', ExceptionCause: 'S3AccessDenied' } }), [])
  const limit = { LimitName: 'Asset size in GB', LimitValue: 10 }
  t.strictSame(problems({ effect: { exception: 'ServiceLimitExceededException', ...limit } }), [])
  t.strictSame(problems({ effect: { response: { status: 502, headers: { Server: 'x' }, body: '<html>' } } }), [])
  t.strictSame(problems({ delay: { uniformMs: [1, 2] } }), [])
  t.strictSame(problems({ delay: { uniformMs: [2, 2] } }), [])
  for (const connection of ConnectionFault.enum) t.strictSame(problems({ effect: { connection } }), [], connection)
  for (const gateway of GatewayResponseName.enum) t.strictSame(problems({ effect: { gateway } }), [], gateway)
  t.strictSame(problems({ effect: { connection: 'drip', paceMs: 5 } }), [])
  t.strictSame(problems({ times: 3, ttlMs: 9, effect: { quota: { requests: 5, perMs: 1000, burst: 9 } } }), [])
  t.strictSame(problems({ effect: { connection: 'drip', paceMs: 1 } }), [])
  t.strictSame(problems({ effect: { connection: 'drip', paceMs: 60_000 } }), [])
  for (const status of [204, 304]) t.strictSame(problems({ effect: { response: { status } } }), [], `${status}`)
  t.strictSame(problems({ skip: 1, every: 2, probability: 0.5, effect: { connection: 'reset' } }), [])
  t.equal(Object.keys(EXCEPTIONS).length, 7)
})

t.test('what makes no sense is refused with what would', async (t) => {
  const cases: [unknown, RegExp][] = [
    [{}, /^effect: is missing, and so is `delay`/],
    [{ effect: {} }, /^effect: must have exactly one of exception, response/],
    [
      { effect: { exception: 'ThrottlingException', response: { status: 500 } } },
      /^effect: must have exactly one of exception, response/
    ],
    [{ effect: { connection: 'reset', gateway: 'slow-down' } }, /^effect: must have exactly one of .*quota$/],
    [{ effect: { connection: 'reset', paceMs: 5 } }, /^effect\.paceMs: does not go with `connection`/],
    [{ effect: { connection: 'explode' } }, /^effect\.connection: must be one of reset, empty, hang/],
    [{ effect: { quota: { requests: 1 } } }, /^effect\.quota\.perMs: is missing/],
    [{ skip: 1, effect: { quota: { requests: 1, perMs: 1 } } }, /^skip: does not go with a `quota`/],
    [{ effect: { exception: 'ThrottlingException', ResourceId: 'x' } }, /^effect\.ResourceId: does not go with Thr/],
    [{ effect: { exception: 'ThrottlngException' } }, /^effect\.exception: .*did you mean ThrottlingException\?$/],
    [{ effect: { response: { status: 500 }, message: 'm' } }, /^effect\.message: does not go with `response`/],
    [{ effect: { response: { status: 99 } } }, /^effect\.response\.status: must be a whole number of at least 200/],
    [{ effect: { response: { status: 304, body: 'x' } } }, /^effect\.response\.body: can't be sent with status 304/],
    [{ effect: { connection: 'drip', paceMs: 0 } }, /^effect\.paceMs: must be a whole number of at least 1/],
    [{ effect: { connection: 'drip', paceMs: 60_001 } }, /^effect\.paceMs: must be a whole number/],
    [{ delay: { ms: 1 }, delayMs: 1 }, /^delayMs: is unknown here/],
    [{ effect: { response: { status: 204, body: 'x' } } }, /^effect\.response\.body: can't be sent with status 204/],
    [
      { effect: { response: { status: 500, headers: { 'content-length': '1' } } } },
      /^effect\.response\.headers\.content-length: frames the message/
    ],
    [{ effect: { response: { status: 500, headers: { 'a b': '1' } } } }, /is not the name of an HTTP header/],
    [{ effect: { response: { status: 500, headers: { a: 'x\ny' } } } }, /must be one line of printable characters/],
    [{ delay: {} }, /^delay: must have exactly one of ms, uniformMs, lognormal/],
    [{ delay: { ms: 1, uniformMs: [1, 2] } }, /^delay: must have exactly one of/],
    [{ delay: { uniformMs: [2, 1] } }, /^delay\.uniformMs: must be \[min, max\]; 2 is above 1/],
    [{ delay: { uniformMs: [1] } }, /^delay\.uniformMs: must have at least 2 entries/],
    [{ delay: { ms: -1 } }, /^delay\.ms: must be a number of at least 0/],
    [{ times: 0, delay: { ms: 1 } }, /^times: must be a whole number of at least 1/],
    [{ probability: 1.1, delay: { ms: 1 } }, /^probability: must be a number of at least 0 and at most 1, not 1.1/],
    [
      { match: { opration: 'GetJob' }, delay: { ms: 1 } },
      /^match\.opration: is unknown here; .*did you mean operation\?/
    ],
    [
      { id: 'a b', delay: { ms: 1 } },
      /^id: must be 1 to 64 letters, digits, dots, dashes or underscores \(but not \. or \.\.\), not "a b"; did you mean a-b\?$/
    ]
  ]
  for (const [seed, message] of cases) t.match(problems(seed).join('\n'), message, JSON.stringify(seed))
})

t.test('of faults that are armed together each is checked at its place, and their ids must differ', async (t) => {
  const paths = (...seeds: (FaultSeed | undefined)[]) =>
    faultSeedsProblems(seeds, (index) => ['faults', index]).map(({ at }) => at.join('.'))
  const delay = { ms: 1 }
  t.strictSame(paths({ id: 'a', delay }, undefined, { id: 'b', delay }, { delay }, { delay }), [])
  t.strictSame(paths(undefined, {}, { id: 'a', delay }, { delay: { uniformMs: [2, 1] } }, { id: 'a', delay }), [
    'faults.1.effect',
    'faults.3.delay.uniformMs',
    'faults.4.id'
  ])
})
