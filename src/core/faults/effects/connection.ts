import { type Static, Type } from '@sinclair/typebox'
import { StringEnum } from '../../validation/string-enum.js'
import { type EffectKind, unexpectedMembers } from './effect-kind.js'

/** How a connection can fail. */
export const ConnectionFault = StringEnum(['reset', 'empty', 'hang', 'truncate', 'malformed', 'drip'], {
  description:
    '`reset`: TCP reset. `empty`: closed without a response. `hang`: no response until the client disconnects. ' +
    '`truncate`: half of the body, then closed. `malformed`: broken JSON. `drip`: the body one byte at a time.'
})
export type ConnectionFault = Static<typeof ConnectionFault>

/** The connection fails, before the response or during it. */
export interface ConnectionEffect {
  readonly kind: 'connection'
  readonly connection: ConnectionFault
  /** The time between two bytes of a `drip`, in real milliseconds. */
  readonly paceMs?: number | undefined
}

/** Whether the effect keeps the connection open for as long as the client, or a slow body, takes. */
export function keepsOpen({ connection }: ConnectionEffect): boolean {
  return connection === 'hang' || connection === 'drip'
}

const members = {
  connection: Type.Optional(ConnectionFault),
  paceMs: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 60_000,
      description: 'The time from one byte to the next, in wall-clock milliseconds. Only allowed for `drip`.'
    })
  )
}

/** `{connection}`: fails the connection. */
export const connectionKind: EffectKind<'connection', typeof members, ConnectionEffect> = {
  kind: 'connection',
  members,

  problems(wire, at) {
    const expected = wire.connection === 'drip' ? ['connection', 'paceMs'] : ['connection']
    return unexpectedMembers(wire, expected, '`connection`', at)
  },

  parse({ connection, paceMs }) {
    return connection && { kind: 'connection', connection, paceMs }
  }
}
