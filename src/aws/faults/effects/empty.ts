import type { EffectHandler } from '../spoiled-call.js'

/** Closes the connection without a response. */
export const empty: EffectHandler<unknown> = {
  apply(_effect, { call }) {
    call.stayOpen()
    call.request.socket.destroy()
  },
  explain: () => 'a connection closed without a response'
}
