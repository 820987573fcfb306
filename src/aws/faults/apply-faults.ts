import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ConnectionEffect } from '../../core/faults/effects/connection.js'
import type { DecidedEffect } from '../../core/faults/effects/effect.js'
import type { ExceptionEffect } from '../../core/faults/effects/exception.js'
import type { FaultResponse } from '../../core/faults/effects/response.js'
import type { FaultDecision } from '../../core/faults/fault-rules.js'
import type { ExceptionBody, ExceptionCode } from '../../core/model/exception.js'
import type { WallClock } from '../../core/time/wall-clock.js'
import { sendAnswer } from '../wire/answer.js'
import { explainJob } from '../wire/explanation.js'
import { GATEWAY_RESPONSES, type GatewayResponse } from '../wire/gateway-responses.js'
import { ServiceException } from '../wire/wire-error.js'
import { spoilConnection } from './connection-faults.js'
import { faultTarget } from './fault-target.js'
import { HeldConnections } from './held-connections.js'

/** Holds every request against the sandbox's faults, and delays or spoils its answer as they say. */
export function applyFaults(app: FastifyInstance, wall: WallClock): void {
  const held = new HeldConnections(app)
  app.addHook('preHandler', (request, reply, done) => {
    const verdict = judge(request)
    request.verdict = verdict
    if (verdict === undefined || verdict.fired.length === 0) return done()
    request.why.fault = verdict.fired.join(',')
    request.log.debug({ faults: verdict.fired, delayMs: verdict.delayMs }, 'faults fired')
    const answer = () => {
      if (verdict.effect === undefined) return done()
      try {
        if (verdict.effect.kind === 'connection') spoilConnection(verdict.effect, request, reply, held, wall)
        else spoil(verdict.effect, request, reply)
      } catch (error) {
        done(error as Error)
      }
    }
    if (verdict.delayMs === 0) return answer()
    const cancel = wall.setTimer(answer, verdict.delayMs)
    // A client that has given up is not answered, and does not count as one that polled.
    reply.raw.once('close', cancel)
  })
}

function judge(request: FastifyRequest): FaultDecision | undefined {
  const { sandbox, asked } = request
  if (!sandbox.faults.mayApply(asked.jobId)) return undefined
  const job = asked.jobId === undefined ? undefined : sandbox.jobs.get(asked.jobId)
  if (job) explainJob(request.why, job, sandbox.jobs.polls(job.id))
  return sandbox.matchFaults(faultTarget(asked, job, request.headers))
}

function spoil(effect: Exclude<DecidedEffect, ConnectionEffect>, request: FastifyRequest, reply: FastifyReply): void {
  const wait = retryAfterHeaders(effect.retryAfterSeconds)
  if (effect.kind === 'response') sendResponse(effect.response, wait, request, reply)
  else if (effect.kind === 'gateway') sendGatewayResponse(GATEWAY_RESPONSES[effect.gateway], wait, request, reply)
  else throw new ServiceException(effect.exception, exceptionBody(effect, request.asked.jobId), wait)
}

function retryAfterHeaders(seconds: number | undefined): Record<string, string> {
  if (seconds === undefined) return {}
  // The header of HTTP counts whole seconds, the SDKs' own one milliseconds.
  return {
    'retry-after': String(Math.ceil(seconds)),
    'x-amz-retry-after': String(Math.round(seconds * 1000))
  }
}

function sendGatewayResponse(
  { status, errorType, contentType, body }: GatewayResponse,
  wait: Readonly<Record<string, string>>,
  request: FastifyRequest,
  reply: FastifyReply
): void {
  const error = errorType === undefined ? {} : { 'x-amzn-errortype': errorType }
  sendAnswer(request, reply, status, body, { ...wait, ...error, 'content-type': contentType })
}

function sendResponse(
  { status, headers = {}, body }: FaultResponse,
  wait: Readonly<Record<string, string>>,
  request: FastifyRequest,
  reply: FastifyReply
): void {
  const isText = typeof body === 'string'
  const type = isText ? { 'content-type': 'text/plain' } : {}
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const text = body === undefined || isText ? body : JSON.stringify(body)
  sendAnswer(request, reply, status, text, { ...wait, ...type, ...Object.fromEntries(given) })
}

/** Mock: what AWS words differently from case to case and does not document, in sentences of our own. */
const MESSAGES: Readonly<Record<ExceptionCode, string>> = {
  AccessDeniedException: 'You are not allowed to do this.',
  ConflictException: 'The request conflicts with the present state of the resource.',
  InternalServerException: 'An internal error occurred.',
  ResourceNotFoundException: 'The resource was not found.',
  ServiceLimitExceededException: 'The request exceeds a limit of the service.',
  ThrottlingException: 'Requests come too fast. Slow down and try again.',
  ValidationException: 'The request is not valid.'
}

function exceptionBody({ exception, message, members }: ExceptionEffect, jobId: string | undefined): ExceptionBody {
  return { Message: message ?? MESSAGES[exception], ...usualMembers(exception, jobId), ...members }
}

/** The members that the exception usually has, for a fault that does not set them. */
function usualMembers(code: ExceptionCode, jobId: string | undefined): object {
  switch (code) {
    case 'ResourceNotFoundException':
    case 'ConflictException':
      return jobId === undefined ? {} : { ResourceId: jobId, ResourceType: 'JOB' }
    case 'ServiceLimitExceededException':
      return { LimitName: 'Concurrent in progress jobs to export assets to a signed URL', LimitValue: 10 }
    default:
      return {}
  }
}
