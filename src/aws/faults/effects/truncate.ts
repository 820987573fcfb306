import type { EffectHandler } from '../spoiled-call.js'
import { firstHalf } from './first-half.js'

/** Sends a head that promises the whole body and half of that, and closes the connection. */
export const truncate: EffectHandler<unknown> = {
  apply(_effect, { call, expectedResponse }) {
    const response = expectedResponse()
    // Of a response without a body there is nothing to cut off.
    if (!response.body) return call.send(response)
    call.stayOpen()
    call.sendHead(response)
    call.response.write(firstHalf(response), () => call.request.socket.destroy())
  },
  explain: () => 'a body that is cut short'
}
