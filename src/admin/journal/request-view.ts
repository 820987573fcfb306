import { type Static, Type } from '@sinclair/typebox'
import { FaultDraw } from '../../core/faults/fault-draw.js'
import { JobState } from '../../core/jobs/job-state.js'
import type { JournalEntry } from '../../core/journal/journal-entry.js'
import { parseAttempt, parseSdk, Sdk } from '../../core/journal/sdk-headers.js'
import { OperationName } from '../../core/model/operation.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { formatInstant } from '../../core/time/instant.js'
import { Absent, Count, List, Milliseconds } from '../plane/schemas.js'

/** A request as the control plane shows it. Members that do not apply are absent. */
export const RequestView = Type.Object(
  {
    ordinal: Type.Integer({
      minimum: 1,
      description: 'The position of the request in order of arrival. Unique until the journal is cleared.'
    }),
    open: Absent(Type.Literal(true, { description: 'The request has no response yet. Absent once it has ended.' })),
    at: Type.String({ format: 'date-time', description: 'When the request arrived, by the wall clock.' }),
    sandboxAt: Type.String({ format: 'date-time', description: "When the request arrived, by the sandbox's clock." }),
    durationMs: Absent(Milliseconds),
    sandbox: Type.String(),
    account: Type.String(),
    region: Absent(Type.String()),
    accessKeyId: Absent(Type.String()),
    operation: Absent(OperationName),
    isEmulated: Absent(Type.Literal(false)),
    method: Type.String(),
    path: Type.String(),
    jobId: Absent(Type.String()),
    dataSetId: Absent(
      Type.String({
        description:
          'The data set in the path, created by the request, or in the Details of the job that it creates or starts.'
      })
    ),
    revisionId: Absent(Type.String({ description: 'The revision, as for `dataSetId`. Absent if there are several.' })),
    assetId: Absent(Type.String({ description: 'The asset, as for `dataSetId`. Absent if there are several.' })),
    sdk: Absent(Sdk),
    userAgent: Absent(Type.String()),
    invocationId: Absent(Type.String({ description: 'The value of the `amz-sdk-invocation-id` header.' })),
    attempt: Absent(Count),
    maxAttempts: Absent(Count),
    status: Absent(Type.Integer({ description: 'The HTTP status. Absent if the client received no response.' })),
    errorType: Absent(Type.String()),
    retryAfterMs: Absent(Milliseconds),
    stateBefore: Absent(JobState),
    stateAfter: Absent(JobState),
    step: Absent(
      Type.Integer({ minimum: 0, description: 'The index of the plan step that the job was in, counted from 0.' })
    ),
    polls: Absent(Count),
    faults: List(Type.String(), { description: 'The ids of the faults that fired.' }),
    draws: Absent(List(FaultDraw, { description: 'The random draws for faults with a probability.' })),
    seed: Absent(Type.Integer({ minimum: 0, description: 'The seed that reproduces the draws.' })),
    bytes: Count
  },
  { additionalProperties: false }
)
export type RequestView = Static<typeof RequestView>

/** Returns a journal entry as the control plane shows it. Members that are undefined are not serialized. */
export function viewRequest({ name, accountId, seed }: Sandbox, entry: JournalEntry): RequestView {
  const { durationMs, resources, draws, userAgent } = entry
  const { attempt, max } = parseAttempt(entry.sdkRequest)
  const isOpen = durationMs === undefined
  const hasDraws = draws.length > 0
  // Each member by its name: spread objects are slow to make, and readers of events get one for each request.
  return {
    ordinal: entry.ordinal,
    operation: entry.operation,
    method: entry.method,
    path: entry.path,
    jobId: entry.jobId,
    accessKeyId: entry.accessKeyId,
    region: entry.region,
    invocationId: entry.invocationId,
    status: entry.status,
    errorType: entry.errorType,
    retryAfterMs: entry.retryAfterMs,
    stateBefore: entry.stateBefore,
    stateAfter: entry.stateAfter,
    step: entry.step,
    polls: entry.polls,
    faults: entry.faults,
    bytes: entry.bytes,
    dataSetId: resources?.dataSetId,
    revisionId: resources?.revisionId,
    assetId: resources?.assetId,
    at: formatInstant(entry.at),
    sandboxAt: formatInstant(entry.sandboxAt),
    sandbox: name,
    account: accountId,
    sdk: parseSdk(userAgent),
    userAgent,
    attempt,
    maxAttempts: max,
    open: isOpen ? (true as const) : undefined,
    durationMs: isOpen ? undefined : roundMs(durationMs),
    isEmulated: entry.isEmulated ? undefined : (false as const),
    draws: hasDraws ? draws : undefined,
    seed: hasDraws ? seed : undefined
  } satisfies Record<keyof RequestView, unknown>
}

/** Rounds milliseconds to the microsecond. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
