import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ClockAdvance, ClockSetting } from '../core/clock.js'
import { formatInstant } from '../core/instant.js'
import type { Transition } from '../core/job-store.js'
import type { Sandbox } from '../core/sandbox.js'

/** How many transitions one answer shows; all are counted. */
const MAX_SHOWN = 10_000

/** `/__admin/clock`: show the sandbox's clock, set it, and move it on. */
export const clock: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/clock', ({ sandbox }) => viewClock(sandbox))

  app.put('/clock', { schema: { body: ClockSetting } }, async ({ sandbox, body }) => {
    await sandbox.setClock(body)
    return viewClock(sandbox)
  })

  app.post('/clock/advance', { schema: { body: ClockAdvance } }, async ({ sandbox, body }) => {
    const transitions: Transition[] = []
    let total = 0
    await sandbox.advanceClock(body, (transition) => {
      total++
      if (transitions.length < MAX_SHOWN) transitions.push(transition)
    })
    // A poll during a long advance may have told of its job before that job's turn came.
    transitions.sort((a, b) => a.at - b.at)
    return {
      ...viewClock(sandbox),
      transitions: transitions.map(viewTransition),
      meta: { total, dropped: total - transitions.length }
    }
  })
}

function viewClock({ clock, jobs: { nextTransitionAt } }: Sandbox) {
  return {
    ...clock.snapshot(),
    /** Null where time alone changes nothing. */
    nextTransitionAt: nextTransitionAt === undefined ? null : formatInstant(nextTransitionAt)
  }
}

function viewTransition({ jobId, from, to, at }: Transition) {
  return { jobId, from, to, at: formatInstant(at) }
}
