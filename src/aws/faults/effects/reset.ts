import type { EffectHandler } from '../spoiled-call.js'

/** Resets the TCP connection; the client gets no response. */
export const reset: EffectHandler<unknown> = {
  apply(_effect, { call }) {
    call.stayOpen()
    call.request.socket.resetAndDestroy()
  },
  explain: () => 'a reset connection'
}
