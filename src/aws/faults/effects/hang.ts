import type { EffectHandler } from '../spoiled-call.js'

/** Sends nothing until the client gives up. */
export const hang: EffectHandler<unknown> = {
  apply(_effect, { call, held }) {
    held.endsAt(call, Number.POSITIVE_INFINITY)
  },
  explain: () => 'no response until the client gives up'
}
