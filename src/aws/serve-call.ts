import type { FastifyRequest } from 'fastify'
import type { Call } from './call.js'
import { applyFaults, decideFaults, type FaultContext } from './faults/apply-faults.js'
import { errorResponse } from './wire/error-response.js'
import type { ServiceResponse } from './wire/response.js'

/** Returns the response to a call that no fault spoils. May throw. */
export type Respond = (call: Call, request: FastifyRequest) => ServiceResponse

/**
 * Serves a call: the faults of its sandbox decide, the operation responds, the response is sent, and the call is
 * recorded in the journal. Every request of the data plane goes through here.
 */
export function serveCall(call: Call, request: FastifyRequest, respond: Respond, faults: FaultContext): void {
  // Cut off while its body arrived.
  if (call.isEnded) return
  try {
    const decision = decideFaults(call, request, faults.held)
    call.faults = decision
    if (decision === undefined || decision.fired.length === 0) call.send(responseOf(call, request, respond))
    else applyFaults(call, decision, () => call.bound(responseOf(call, request, respond)), faults)
  } catch (error) {
    call.fail(error)
  }
}

function responseOf(call: Call, request: FastifyRequest, respond: Respond): ServiceResponse {
  try {
    return respond(call, request)
  } catch (error) {
    return errorResponse(error, call.context.log)
  }
}
