import type { ConnectionEffect, ConnectionFault } from '../../../core/faults/effects/connection.js'
import type { DecidedEffect } from '../../../core/faults/effects/effect.js'
import type { EffectHandler, SpoiledCall } from '../spoiled-call.js'
import { drip } from './drip.js'
import { empty } from './empty.js'
import { exception } from './exception.js'
import { gateway } from './gateway.js'
import { hang } from './hang.js'
import { malformed } from './malformed.js'
import { reset } from './reset.js'
import { response } from './response.js'
import { truncate } from './truncate.js'

const CONNECTION: Readonly<Record<ConnectionFault, EffectHandler<ConnectionEffect>>> = {
  reset,
  empty,
  hang,
  truncate,
  malformed,
  drip
}

/** Every kind of effect that can decide a response. */
const EFFECTS: { readonly [Kind in DecidedEffect['kind']]: EffectHandler<Extract<DecidedEffect, { kind: Kind }>> } = {
  exception,
  response,
  gateway,
  connection: {
    apply(effect, spoiled) {
      // A GetJob whose connection fails does not count as a poll.
      spoiled.call.isPoll = false
      CONNECTION[effect.connection].apply(effect, spoiled)
    },
    explain: (effect) => CONNECTION[effect.connection].explain(effect)
  }
}

/** Responds to a call, or fails to, as an effect says. Throws a WireError to respond with that instead. */
export function applyEffect(effect: DecidedEffect, spoiled: SpoiledCall): void {
  handlerOf(effect).apply(effect, spoiled)
}

/** What the client sees of an effect, in a few words. */
export function explainEffect(effect: DecidedEffect): string {
  return handlerOf(effect).explain(effect)
}

function handlerOf({ kind }: DecidedEffect): EffectHandler<DecidedEffect> {
  return EFFECTS[kind] as EffectHandler<DecidedEffect>
}
