import { type FaultDecision, isHeldOpen } from '../../core/faults/fault-decision.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import type { Call } from '../call.js'
import type { InputSource } from '../read-input.js'
import { explainJob } from '../wire/explanation.js'
import type { ServiceResponse } from '../wire/response.js'
import { applyEffect, explainEffect } from './effects/all.js'
import { faultTarget } from './fault-target.js'
import { type HeldConnections, noRoomToHold } from './held-connections.js'

/** What applying faults requires. */
export interface FaultContext {
  readonly wall: WallClock
  readonly held: HeldConnections
}

/**
 * Matches a call against the faults of its sandbox, which count it. Returns undefined if none can match. Throws a
 * WireError, and no fault has counted the call, if one would hold it open and there is no room for that.
 */
export function decideFaults(call: Call, request: InputSource, held: HeldConnections): FaultDecision | undefined {
  const { sandbox, jobId } = call
  if (!sandbox.faults.mayApply(jobId)) return undefined
  const job = jobId === undefined ? undefined : sandbox.jobs.get(jobId)
  if (job) explainJob(call.explanation, job, sandbox.jobs.polls(job.id))
  const decision = sandbox.matchFaults(faultTarget(call, job, request), held.hasRoom(sandbox))
  if (decision === 'refused') throw noRoomToHold(sandbox)
  return decision
}

/**
 * Delays or spoils the response to a call as the faults that fired decided. `respond` returns the response of the
 * operation.
 */
export function applyFaults(
  call: Call,
  decision: FaultDecision,
  respond: () => ServiceResponse,
  { wall, held }: FaultContext
): void {
  const { effect, delayMs, fired } = decision
  call.explanation.fault = fired
  call.update()
  if (effect !== undefined) call.effect = explainEffect(effect)
  if (isHeldOpen(decision)) {
    held.keepOpen(call)
    call.logHeld()
  }
  const proceed = () => {
    if (call.isEnded) return
    try {
      if (effect === undefined) call.send(respond())
      else applyEffect(effect, { call, wall, held, expectedResponse: respond })
    } catch (error) {
      call.fail(error)
    }
  }
  if (delayMs === 0) {
    proceed()
    return
  }
  held.endsAt(call, wall.now() + delayMs)
  const cancel = wall.setTimer(proceed, delayMs)
  // A client that disconnects during the delay gets no response, and its request is not counted as a poll.
  call.response.once('close', cancel)
}
