import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { EventBridgeEvent } from '../../core/event-bridge/event-bridge-event.js'
import { OperationName } from '../../core/model/operation.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import type { SandboxEvent } from '../../core/world/sandbox-event.js'
import { TransitionView, viewTransition } from '../clock/clock-view.js'
import { RequestView, viewRequest } from '../journal/request-view.js'
import { Absent, Count } from '../plane/schemas.js'

const event = <Name extends string, Data extends TSchema>(name: Name, data: Data) =>
  Type.Object({ event: Type.Literal(name), data }, { additionalProperties: false })

const JobDeleted = Type.Object({ jobId: Type.String() }, { additionalProperties: false })

/** What happened to a data set, a revision, an asset, an event action or a data grant. */
export const Change = StringEnum(['created', 'updated', 'deleted'])

const DataSetChanged = Type.Object(
  { dataSetId: Type.String(), change: Change },
  { additionalProperties: false, description: 'A data set was changed. Its revisions are deleted with it.' }
)
const RevisionChanged = Type.Object(
  { dataSetId: Type.String(), revisionId: Type.String(), change: Change },
  { additionalProperties: false, description: 'A revision was changed. Its assets are deleted with it.' }
)
const AssetChanged = Type.Object(
  { dataSetId: Type.String(), revisionId: Type.String(), assetId: Type.String(), change: Change },
  { additionalProperties: false, description: 'An asset was changed. An import creates its assets as it completes.' }
)

const EventActionChanged = Type.Object(
  { eventActionId: Type.String(), dataSetId: Type.String(), change: Change },
  { additionalProperties: false, description: 'An event action on a data set was changed.' }
)
const DataGrantChanged = Type.Object(
  { dataGrantId: Type.String(), dataSetId: Type.String(), change: Change },
  { additionalProperties: false, description: 'A data grant of an OWNED data set was changed.' }
)

const FaultFired = Type.Object(
  {
    fault: Type.String(),
    operation: Absent(OperationName),
    jobId: Absent(Type.String()),
    request: Type.Integer({ minimum: 1, description: 'The ordinal of the request in the journal.' })
  },
  { additionalProperties: false }
)

/** A server-sent event: its name, and its data, which are serialized as JSON. */
export const StreamEvent = Type.Union(
  [
    event('transition', TransitionView),
    event('request', RequestView),
    event('fault', FaultFired),
    event('deleted', JobDeleted),
    event('data-set', DataSetChanged),
    event('revision', RevisionChanged),
    event('asset', AssetChanged),
    event('event-action', EventActionChanged),
    event('data-grant', DataGrantChanged),
    event('event-bridge', EventBridgeEvent),
    event('cleared', Type.Object({}, { additionalProperties: false })),
    event('missed', Type.Object({ count: Count }, { additionalProperties: false }))
  ],
  { description: 'A server-sent event.' }
)
export type StreamEvent = Static<typeof StreamEvent>

/** The events of a sandbox that are streamed. A request is streamed when it has ended. */
export type StreamedEvent = Exclude<SandboxEvent, { kind: 'arrival' | 'auto-export' | 'closed' }>

/** Returns the server-sent events for an event of a sandbox. */
export function viewEvent(sandbox: Sandbox, happened: StreamedEvent): StreamEvent[] {
  switch (happened.kind) {
    case 'transition':
      return [{ event: 'transition', data: viewTransition(happened.transition) }]
    case 'request': {
      const { ordinal, operation, jobId, faults } = happened.entry
      return [
        { event: 'request', data: viewRequest(sandbox, happened.entry) },
        ...faults.map((fault): StreamEvent => ({ event: 'fault', data: { fault, operation, jobId, request: ordinal } }))
      ]
    }
    case 'deleted':
      return [{ event: 'deleted', data: { jobId: happened.jobId } }]
    case 'resource':
      return [viewChange(happened)]
    case 'event-action': {
      const { eventActionId, dataSetId, change } = happened
      return [{ event: 'event-action', data: { eventActionId, dataSetId, change } }]
    }
    case 'data-grant': {
      const { dataGrantId, dataSetId, change } = happened
      return [{ event: 'data-grant', data: { dataGrantId, dataSetId, change } }]
    }
    case 'event-bridge':
      return [{ event: 'event-bridge', data: happened.event }]
    case 'cleared':
      return [{ event: 'cleared', data: {} }]
  }
}

function viewChange({ dataSetId, revisionId, assetId, change }: SandboxEvent & { kind: 'resource' }): StreamEvent {
  if (revisionId === undefined) return { event: 'data-set', data: { dataSetId, change } }
  if (assetId === undefined) return { event: 'revision', data: { dataSetId, revisionId, change } }
  return { event: 'asset', data: { dataSetId, revisionId, assetId, change } }
}

/** Returns how many server-sent events `viewEvent` returns. */
export function countEvents(happened: StreamedEvent): number {
  return happened.kind === 'request' ? 1 + happened.entry.faults.length : 1
}
