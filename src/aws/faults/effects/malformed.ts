import type { EffectHandler } from '../spoiled-call.js'
import { firstHalf } from './first-half.js'

/** Sends the response with half of its JSON: a complete message that can't be parsed. */
export const malformed: EffectHandler<unknown> = {
  apply(_effect, { call, expectedResponse }) {
    const response = expectedResponse()
    call.send({ ...response, body: firstHalf(response) })
  },
  explain: () => 'a body of broken JSON'
}
