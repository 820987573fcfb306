import t from 'tap'
import { ConnectionFault } from '../../../../src/core/faults/effects/connection.js'
import { type Effect, FaultEffect, parseEffect } from '../../../../src/core/faults/effects/effect.js'
import { GatewayResponseName } from '../../../../src/core/faults/effects/gateway.js'
import { EXCEPTIONS, ExceptionCode } from '../../../../src/core/model/exception.js'

const MEMBERS = {
  Message: undefined,
  ExceptionCause: 'S3AccessDenied',
  ResourceId: 'x',
  ResourceType: 'JOB',
  LimitName: 'Asset size in GB',
  LimitValue: 10
}

/** An effect without the members that are undefined. */
function parsed(wire: object): object {
  return JSON.parse(JSON.stringify(parseEffect(wire as FaultEffect)))
}

t.test('each kind is parsed into its own form', async (t) => {
  const response = { status: 502, headers: { Server: 'x' }, body: '<html>' }
  const quota = { requests: 5, perMs: 1000 }
  const cases: [FaultEffect, Effect][] = [
    [
      { exception: 'ConflictException', message: 'm', ResourceId: 'x', retryAfterSeconds: 0 },
      {
        kind: 'exception',
        exception: 'ConflictException',
        message: 'm',
        members: { ResourceId: 'x' },
        retryAfterSeconds: 0
      }
    ],
    [{ exception: 'ThrottlingException' }, { kind: 'exception', exception: 'ThrottlingException', members: {} }],
    [
      { response, retryAfterSeconds: 1.5 },
      { kind: 'response', response, retryAfterSeconds: 1.5 }
    ],
    [
      { connection: 'drip', paceMs: 5 },
      { kind: 'connection', connection: 'drip', paceMs: 5 }
    ],
    [
      { gateway: 'slow-down', retryAfterSeconds: 2 },
      { kind: 'gateway', gateway: 'slow-down', retryAfterSeconds: 2 }
    ],
    [{ quota }, { kind: 'quota', quota }]
  ]
  for (const [wire, effect] of cases) t.strictSame(parsed(wire), effect, JSON.stringify(wire))
})

t.test('parsing keeps every member that an effect may have', async (t) => {
  const wires: FaultEffect[] = [
    ...ExceptionCode.enum.map((exception) => {
      const own = Object.keys(EXCEPTIONS[exception].body.properties) as (keyof typeof MEMBERS)[]
      const members = Object.fromEntries(own.filter((name) => MEMBERS[name]).map((name) => [name, MEMBERS[name]]))
      return { exception, message: 'm', retryAfterSeconds: 1, ...members }
    }),
    ...ConnectionFault.enum.map((connection) => ({ connection })),
    ...GatewayResponseName.enum.map((gateway) => ({ gateway, retryAfterSeconds: 1 }))
  ]
  for (const wire of wires) {
    const { kind, members = {}, ...others } = parsed(wire) as { kind: string; members?: object }
    t.hasProp(wire, kind)
    t.strictSame({ ...others, ...members }, wire, JSON.stringify(wire))
  }
})

t.test('the members of all exceptions are members of the wire form', async (t) => {
  for (const [code, { body }] of Object.entries(EXCEPTIONS)) {
    for (const [name, schema] of Object.entries(body.properties)) {
      if (name === 'Message') continue
      t.strictSame(FaultEffect.properties[name as keyof FaultEffect], schema, `${name} of ${code}`)
    }
  }
})

t.test('an effect that is of no kind is not parsed', async (t) => {
  t.throws(() => parseEffect({}), { name: 'TypeError' })
})
