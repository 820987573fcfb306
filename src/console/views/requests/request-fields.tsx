import type { RequestView } from '../../../client/index.js'
import { type Fact, Facts } from '../../parts/facts.js'
import { countText, durationText, instantText } from '../../parts/format.js'
import { hrefOf } from '../../route.js'
import { Elapsed } from './elapsed.js'
import { FaultBadges } from './fault-badges.js'
import { ResponseBadge } from './response-badge.js'

/** All that the journal tells of a request. What does not apply is left out. */
export function RequestFields({ request }: { readonly request: RequestView }) {
  const { jobId, dataSetId, revisionId, assetId, sdk, attempt, maxAttempts, faults, step, durationMs } = request
  const fields: readonly Fact[] = [
    ['Response', <ResponseBadge request={request} />],
    ['Error', request.errorType],
    ['Retry-After', request.retryAfterMs !== undefined && durationText(request.retryAfterMs)],
    ['Duration', durationMs === undefined ? <Elapsed since={request.at} /> : `${durationMs} ms`],
    ['Sandbox time', `${instantText(request.sandboxAt)} UTC`],
    ['Wall time', `${instantText(request.at)} UTC`],
    ['Method and path', <code>{`${request.method} ${request.path}`}</code>],
    ['Emulated', request.isEmulated === false && 'no'],
    ['Job', jobId !== undefined && <a href={hrefOf({ view: 'jobs', ids: [jobId] })}>{jobId}</a>],
    ['Data set', dataSetId !== undefined && <a href={hrefOf({ view: 'data-sets', ids: [dataSetId] })}>{dataSetId}</a>],
    ['Revision', revisionId],
    ['Asset', assetId],
    ['State before', request.stateBefore],
    ['State after', request.stateAfter],
    ['Step of the plan', step],
    ['Polls', request.polls !== undefined && countText(request.polls)],
    ['Faults', faults.length > 0 && <FaultBadges faults={faults} most={faults.length} />],
    ['Attempt', attempt !== undefined && (maxAttempts === undefined ? `${attempt}` : `${attempt} of ${maxAttempts}`)],
    ['Invocation id', request.invocationId],
    ['SDK', sdk !== undefined && `${sdk.name} ${sdk.version}`],
    ['User agent', request.userAgent],
    ['Access key id', request.accessKeyId],
    ['Region', request.region],
    ['Sandbox', request.sandbox],
    ['Account', request.account],
    ['Bytes sent', countText(request.bytes)]
  ]
  return <Facts class="fields" facts={fields} />
}
