import type { EffectHandler } from '../spoiled-call.js'

/** Sends nothing until the client gives up. */
export const hang: EffectHandler<unknown> = {
  apply(_effect, { call, held }) {
    held.cutOffAtEnd(call)
  },
  explain: () => 'no response until the client gives up'
}
