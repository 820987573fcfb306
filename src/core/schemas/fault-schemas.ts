import { FaultDelay } from '../faults/delay.js'
import { ConnectionFault, connectionKind } from '../faults/effects/connection.js'
import { type Effect, FaultEffect } from '../faults/effects/effect.js'
import { exceptionKind } from '../faults/effects/exception.js'
import { GatewayResponseName, gatewayKind } from '../faults/effects/gateway.js'
import { quotaKind } from '../faults/effects/quota.js'
import { FaultResponse, responseKind } from '../faults/effects/response.js'
import { FaultSeed } from '../faults/fault.js'
import { FaultDraw } from '../faults/fault-draw.js'
import { FaultMatch } from '../faults/fault-match.js'
import { EXCEPTIONS, ExceptionCause, ExceptionCode, LimitName, ResourceType } from '../model/exception.js'
import { Quota } from '../time/token-bucket.js'
import { StringEnum } from '../validation/string-enum.js'
import { closed, type JsonSchema, named, omit, pick } from './json-schema.js'
import type { NamedSchemas } from './publisher.js'

/** Members that do not go with a quota. */
const NOT_WITH_QUOTA = ['skip', 'every', 'probability']

/** The form of each kind of effect. It must be complete to compile. */
const EFFECT_FORMS: Readonly<Record<Effect['kind'], readonly [name: string, form: () => JsonSchema]>> = {
  exception: ['ExceptionEffect', exceptionForm],
  response: [
    'ResponseEffect',
    () => closed(responseKind.members, ['response'], { description: 'The client gets this response.' })
  ],
  connection: ['ConnectionEffect', connectionForm],
  gateway: [
    'GatewayEffect',
    () => closed(gatewayKind.members, ['gateway'], { description: 'A front end responds in place of the service.' })
  ],
  quota: [
    'QuotaEffect',
    () => closed(quotaKind.members, ['quota'], { description: 'Requests above a rate fail with ThrottlingException.' })
  ]
}

/** The schemas of faults. */
export const faultSchemas: NamedSchemas = {
  Fault: { schema: FaultSeed, form: faultForm },
  FaultMatch: { schema: FaultMatch },
  FaultEffect: {
    schema: FaultEffect,
    form: () => ({
      description: 'What the client gets in place of the response of the operation.',
      oneOf: Object.values(EFFECT_FORMS).map(([name]) => named(name))
    })
  },
  ...Object.fromEntries(Object.values(EFFECT_FORMS).map(([name, form]) => [name, { form }])),
  ExceptionCause: { schema: ExceptionCause, description: 'Why a request is not valid.' },
  LimitName: { schema: LimitName, description: 'A limit, as the service names it.' },
  ResourceType: { schema: ResourceType, description: 'A kind of resource.' },
  GatewayResponseName: { schema: GatewayResponseName },
  FaultResponse: { schema: FaultResponse },
  Quota: { schema: Quota },
  Delay: { schema: FaultDelay, form: delayForm },
  FaultDraw: { schema: FaultDraw, description: 'A random draw for a fault with a probability.' }
}

/** A fault has an effect, a delay or both; a quota decides by itself when it fires. */
function faultForm(): JsonSchema {
  const { properties, description } = FaultSeed
  const { quota, ...others } = EFFECT_FORMS
  const effects = Object.values(others).map(([name]) => named(name))
  return {
    description,
    anyOf: [
      closed({ ...properties, effect: { oneOf: effects } }, ['effect'], {
        title: 'Fault with an effect',
        description: 'Replaces or spoils responses, and delays them if it has a delay.'
      }),
      closed({ ...omit(properties, NOT_WITH_QUOTA), effect: named(quota[0]) }, ['effect'], {
        title: 'Fault with a quota',
        description: 'Throttles requests above a rate.'
      }),
      closed(omit(properties, ['effect']), ['delay'], {
        title: 'Fault with a delay alone',
        description: 'Delays responses.'
      })
    ]
  }
}

/** Each exception takes the members of its own body. Those that take the same share an alternative. */
function exceptionForm(): JsonSchema {
  const codesByMembers = new Map<string, ExceptionCode[]>()
  for (const code of ExceptionCode.enum) {
    const key = ownMembers(code).join()
    codesByMembers.set(key, [...(codesByMembers.get(key) ?? []), code])
  }
  return {
    description: 'The request fails with an exception of the service.',
    oneOf: [...codesByMembers.values()].map((codes) =>
      closed(
        {
          exception: StringEnum(codes),
          ...pick(exceptionKind.members, ['message', 'retryAfterSeconds', ...ownMembers(codes[0] as ExceptionCode)])
        },
        ['exception'],
        { title: codes.join(' or ') }
      )
    )
  }
}

/** The members of an exception's body that a fault can set besides the message. */
function ownMembers(code: ExceptionCode): string[] {
  return Object.keys(EXCEPTIONS[code].body.properties).filter((name) => name !== 'Message')
}

function connectionForm(): JsonSchema {
  const { description } = ConnectionFault
  const others = ConnectionFault.enum.filter((name) => name !== 'drip')
  return {
    description: 'The connection fails, before the response or during it.',
    oneOf: [
      closed({ connection: StringEnum(others, { description }) }, ['connection'], { title: 'Failing connection' }),
      closed({ ...connectionKind.members, connection: StringEnum(['drip'], { description }) }, ['connection'], {
        title: 'Slow connection'
      })
    ]
  }
}

function delayForm(): JsonSchema {
  const { ms, uniformMs, lognormal } = FaultDelay.properties
  // A pair, so that generated types have two numbers.
  const pair = { ...uniformMs, prefixItems: [uniformMs.items, uniformMs.items] }
  return {
    description: 'How long a response is delayed, in real time.',
    oneOf: [
      closed({ ms }, ['ms'], { title: 'Fixed delay' }),
      closed({ uniformMs: pair }, ['uniformMs'], { title: 'Uniformly distributed delay' }),
      closed({ lognormal }, ['lognormal'], { title: 'Lognormally distributed delay' })
    ]
  }
}
