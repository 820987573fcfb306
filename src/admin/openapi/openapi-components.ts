import { DetailType, EventBridgeEvent } from '../../core/event-bridge/event-bridge-event.js'
import { coreSchemas } from '../../core/schemas/core-schemas.js'
import { named } from '../../core/schemas/json-schema.js'
import type { NamedSchemas } from '../../core/schemas/publisher.js'
import { AssetView } from '../assets.js'
import { ClockAdvanced } from '../clock/clock.js'
import { ClockView, TransitionView } from '../clock/clock-view.js'
import { DataSetSummary, DataSetView, RevisionAssetView, RevisionView } from '../data-sets/data-set-view.js'
import { TargetView } from '../event-bridge/event-bridge.js'
import { Change, StreamEvent } from '../events/stream-event.js'
import { FaultView } from '../faults/fault-view.js'
import { FaultList } from '../faults/faults.js'
import { Health } from '../health.js'
import { HistoryView, JobView } from '../jobs/job-view.js'
import { JobTransition } from '../jobs/transition-body.js'
import { CallView } from '../journal/calls.js'
import { PollsView } from '../journal/polls.js'
import { RequestView } from '../journal/request-view.js'
import { VerifiedView, VerifyRequest } from '../journal/verify.js'
import { OutcomeView } from '../outcomes/outcome-view.js'
import { OutcomeList } from '../outcomes/outcomes.js'
import { AdminErrorBody, AdminErrorCode, AdminProblem } from '../plane/admin-error.js'
import { ListMeta } from '../plane/schemas.js'
import { ResetDone } from '../sandboxes/reset.js'
import { SandboxView } from '../sandboxes/sandboxes.js'
import { SnapshotSaved } from '../sandboxes/save-snapshot.js'
import { ScenarioApplied, ScenarioView } from '../sandboxes/scenario-view.js'
import { Restored } from '../sandboxes/snapshot.js'
import { jobTransitionForm } from './job-transition-form.js'

/** Each event by its name: `data-set` is `DataSetEvent`. */
const EVENTS = Object.fromEntries(StreamEvent.anyOf.map((schema) => [eventName(schema.properties.event.const), schema]))

/** The schemas that have a name in the document. Every occurrence becomes a reference. */
export const componentSchemas: NamedSchemas = {
  ...coreSchemas,
  Asset: { schema: RevisionAssetView },
  AssetView: { schema: AssetView, description: 'An asset whose content was seeded or imported.' },
  Advanced: { schema: ClockAdvanced, description: 'The clock after an advance, and the transitions that became due.' },
  Change: {
    schema: Change,
    description: 'What happened to a data set, a revision, an asset, an event action or a data grant.'
  },
  Clock: { schema: ClockView, description: 'The clock of a sandbox, and when the next transition is due.' },
  DataSetSummary: { schema: DataSetSummary },
  DataSetView: { schema: DataSetView },
  DetailType: { schema: DetailType, description: 'The type of an event of EventBridge.' },
  EventBridgeEnvelope: { schema: EventBridgeEvent },
  EventTarget: { schema: TargetView },
  Error: { schema: AdminErrorBody, description: 'An error, with every problem in the request.' },
  ErrorCode: { schema: AdminErrorCode, description: 'The name of an error of the control plane.' },
  FaultList: { schema: FaultList, description: 'A list of faults.' },
  FaultView: { schema: FaultView, description: 'A fault as it was armed, with its counts.' },
  Health: { schema: Health, description: 'The health of the server.' },
  HistoryEntry: { schema: HistoryView, description: 'A state of a job, and when the job entered it.' },
  JobTransition: { schema: JobTransition, form: jobTransitionForm },
  JobView: { schema: JobView, description: 'A job, its plan and its position in the plan.' },
  ListMeta: { schema: ListMeta, description: 'How many entries there were, and how many of them are not in the list.' },
  OutcomeList: { schema: OutcomeList, description: 'A list of outcomes.' },
  OutcomeView: { schema: OutcomeView, description: 'An outcome as it was added, with its counts.' },
  PollPattern: { schema: PollsView, description: 'How a client polled a job.' },
  Problem: { schema: AdminProblem, description: 'A problem with one part of a request.' },
  RequestView: {
    schema: RequestView,
    description: 'A request to the data plane and what became of it. Members that do not apply are absent.'
  },
  Reset: { schema: ResetDone, description: 'What there is in a sandbox after a reset.' },
  Restored: { schema: Restored, description: 'What there is in a sandbox after a snapshot was restored.' },
  RevisionView: { schema: RevisionView },
  SandboxView: { schema: SandboxView, description: 'A sandbox with its counts.' },
  ScenarioApplied: { schema: ScenarioApplied, description: 'What a scenario added.' },
  ScenarioView: {
    schema: ScenarioView,
    description: 'A scenario of the fixture files, with the size of its contents.'
  },
  SdkCall: { schema: CallView, description: 'A call of an SDK, with its attempts and how it ended.' },
  SnapshotSaved: { schema: SnapshotSaved, description: 'What was saved to the file of `--snapshot`.' },
  StreamEvent: {
    schema: StreamEvent,
    form: () => ({
      description: StreamEvent.description,
      oneOf: Object.keys(EVENTS).map(named),
      discriminator: {
        propertyName: 'event',
        mapping: Object.fromEntries(
          Object.entries(EVENTS).map(([name, { properties }]) => [properties.event.const, name])
        )
      }
    })
  },
  ...Object.fromEntries(
    Object.entries(EVENTS).map(([name, schema]) => [
      name,
      { schema, description: `The event \`${schema.properties.event.const}\`.` }
    ])
  ),
  Transition: {
    schema: TransitionView,
    description: 'The transition of a job from one state to the next, when it was due.'
  },
  Verification: {
    schema: VerifiedView,
    description: 'Whether a client did what was expected, and what was different.'
  },
  Verify: { schema: VerifyRequest, description: 'What a client is expected to have done, and how long it may take.' }
}

function eventName(event: string): string {
  const words = event.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
  return `${words.join('')}Event`
}
