import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { Transition } from '../../core/jobs/transition.js'
import { ClockAdvance, ClockSettings } from '../../core/time/clock.js'
import { ListMeta } from '../plane/schemas.js'
import { ClockView, TransitionView, viewClock, viewTransition } from './clock-view.js'

/** The most transitions that a response lists; all are counted. */
const MAX_SHOWN = 10_000

/** The clock after an advance, and the transitions that became due. */
export const ClockAdvanced = Type.Object(
  { ...ClockView.properties, transitions: Type.Array(TransitionView), meta: ListMeta },
  { additionalProperties: false }
)

/** `/__admin/clock`: show, set and advance the sandbox's clock. */
export const clock: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['clock']

  app.get(
    '/clock',
    {
      schema: { operationId: 'getClock', summary: "Retrieves the sandbox's clock.", tags, response: { 200: ClockView } }
    },
    ({ sandbox }) => viewClock(sandbox)
  )

  app.put(
    '/clock',
    {
      schema: {
        operationId: 'setClock',
        summary: 'Sets the clock, and responds once all transitions due by then have happened.',
        tags,
        body: ClockSettings,
        response: { 200: ClockView },
        errors: ['Conflict']
      }
    },
    async ({ sandbox, body }) => {
      await sandbox.setClock(body)
      return viewClock(sandbox)
    }
  )

  app.post(
    '/clock/advance',
    {
      schema: {
        operationId: 'advanceClock',
        summary: 'Advances the clock, and responds with the transitions that became due once all have happened.',
        tags,
        body: ClockAdvance,
        response: { 200: ClockAdvanced },
        errors: ['Conflict']
      }
    },
    async ({ sandbox, body }) => {
      const transitions: Transition[] = []
      let total = 0
      await sandbox.advanceClock(body, (transition) => {
        total++
        if (transitions.length < MAX_SHOWN) transitions.push(transition)
      })
      // A poll during a long advance settles its job early, out of order.
      transitions.sort((a, b) => a.at - b.at)
      return {
        ...viewClock(sandbox),
        transitions: transitions.map(viewTransition),
        meta: { total, dropped: total - transitions.length }
      }
    }
  )
}
