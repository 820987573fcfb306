import type { ConnectionEffect } from '../../../core/faults/effects/connection.js'
import type { WallClock } from '../../../core/time/wall-clock.js'
import type { Call } from '../../call.js'
import type { EffectHandler } from '../spoiled-call.js'

/** How long each byte takes unless the fault says so, in milliseconds. */
const DEFAULT_PACE_MS = 10

/** Sends the body a byte at a time. */
export const drip: EffectHandler<ConnectionEffect> = {
  apply({ paceMs = DEFAULT_PACE_MS }, { call, wall, held, expectedResponse }) {
    held.endsAt(call, Number.POSITIVE_INFINITY)
    const response = expectedResponse()
    call.sendHead(response)
    sendSlowly(call, Buffer.from(response.body ?? ''), paceMs, wall)
  },
  explain: ({ paceMs = DEFAULT_PACE_MS }) => `a body of which each byte takes ${paceMs} ms`
}

function sendSlowly(call: Call, body: Buffer, paceMs: number, wall: WallClock): void {
  const { response: raw } = call
  let sent = 0
  let cancel = () => {}
  const next = () => {
    if (call.isEnded) return
    if (sent === body.length) {
      raw.end()
      return
    }
    raw.write(body.subarray(sent, ++sent))
    cancel = wall.setTimer(next, paceMs)
  }
  raw.once('close', () => cancel())
  next()
}
