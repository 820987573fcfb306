import type { Socket } from 'node:net'
import type { EffectHandler } from '../spoiled-call.js'

/** Resets the TCP connection; the client gets no response. */
export const reset: EffectHandler<unknown> = {
  apply(_effect, { call }) {
    call.stayOpen()
    // Only a connection of TCP can be reset: that of TLS is carried by one, which Node does not offer publicly.
    const { socket }: { socket: Socket & { readonly _parent?: Socket | null } } = call.request
    ;(socket._parent ?? socket).resetAndDestroy()
  },
  explain: () => 'a reset connection'
}
