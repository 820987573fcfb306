import type { Fault, FaultEffect } from '../../../client/index.js'
import { durationText } from '../../parts/format.js'
import { listOf, ordinalText } from './words.js'

/** A fault as it is given or shown: all its members may be there. */
export type AnyFault = Pick<Fault, 'match' | 'times' | 'ttlMs' | 'delay' | 'id'> & {
  readonly skip?: number
  readonly every?: number
  readonly probability?: number
  readonly effect?: FaultEffect
}

/** Says which requests a fault is for: `GetJob requests for the job 1a2b, attempt 1`. */
export function describeMatch({ match = {} }: AnyFault): string {
  const { operation, jobId, dataSetId, revisionId, assetId, state, type, attempt } = match
  const of = [
    jobId && `the job ${jobId}`,
    type && `jobs of type ${type}`,
    state && `jobs in state ${state}`,
    dataSetId && `the data set ${dataSetId}`,
    revisionId && `the revision ${revisionId}`,
    assetId && `the asset ${assetId}`
  ].filter((part) => part !== undefined)
  const requests = operation === undefined ? 'All requests' : `${operation} requests`
  return [
    of.length === 0 ? requests : `${requests} for ${listOf(of)}`,
    ...(attempt === undefined ? [] : [`attempt ${attempt}`])
  ].join(', ')
}

/** Says what a fault does: `ThrottlingException, retry after 1 s`. */
export function describeEffect({ effect, delay }: AnyFault): string {
  const parts = [delay && describeDelay(delay), effect && effectText(effect)].filter((part) => part !== undefined)
  return parts.length === 0 ? 'Nothing' : parts.join('. ')
}

/** Says when a fault fires: `the first 2 times`; empty if it always does. */
export function describeFiring({ skip, times, every, probability, ttlMs }: AnyFault): string {
  return [
    skip !== undefined && skip > 0 && `after ${skip} ${skip === 1 ? 'request' : 'requests'}`,
    every !== undefined && every > 1 && `on every ${ordinalText(every)} request`,
    probability !== undefined && `with a probability of ${probability}`,
    times !== undefined && (times === 1 ? 'once' : `${times} times`),
    ttlMs !== undefined && `for ${durationText(ttlMs)}`
  ]
    .filter((part) => part !== false)
    .join(', ')
}

function describeDelay(delay: NonNullable<Fault['delay']>): string {
  if ('ms' in delay) return `Waits ${durationText(delay.ms)}`
  if ('uniformMs' in delay) return `Waits ${durationText(delay.uniformMs[0])} to ${durationText(delay.uniformMs[1])}`
  const { medianMs, maxMs } = delay.lognormal
  return `Waits about ${durationText(medianMs)}, at most ${durationText(maxMs)}`
}

const CONNECTIONS: Readonly<Record<string, string>> = {
  reset: 'Resets the connection',
  empty: 'Closes the connection without a response',
  hang: 'Does not respond',
  truncate: 'Sends half of the body, and closes the connection',
  malformed: 'Sends broken JSON',
  drip: 'Sends the body byte by byte'
}

function effectText(effect: FaultEffect): string {
  if ('connection' in effect) {
    const pace = 'paceMs' in effect && effect.paceMs !== undefined ? `, one in ${durationText(effect.paceMs)}` : ''
    return `${CONNECTIONS[effect.connection] ?? effect.connection}${pace}`
  }
  if ('quota' in effect) {
    const { requests, perMs, burst } = effect.quota
    const most = burst === undefined ? '' : `, ${burst} at once`
    return `Throttles above ${requests} ${requests === 1 ? 'request' : 'requests'} in ${durationText(perMs)}${most}`
  }
  const { retryAfterSeconds } = effect
  const wait = retryAfterSeconds === undefined ? '' : `, retry after ${retryAfterSeconds} s`
  if ('exception' in effect) return `${effect.exception}${wait}`
  if ('gateway' in effect) return `Gateway responds ${effect.gateway}${wait}`
  return `Responds with status ${effect.response.status}${wait}`
}
