import { coreSchemas } from '../../core/schemas/core-schemas.js'
import { named } from '../../core/schemas/json-schema.js'
import type { NamedSchemas } from '../../core/schemas/publisher.js'
import { AssetView } from '../assets.js'
import { ClockAdvanced } from '../clock/clock.js'
import { ClockView, TransitionView } from '../clock/clock-view.js'
import { DataSetSummary, DataSetView, RevisionView } from '../data-sets/data-set-view.js'
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
import { ScenarioApplied, ScenarioView } from '../sandboxes/scenarios.js'
import { Restored } from '../sandboxes/snapshot.js'
import { jobTransitionForm } from './job-transition-form.js'

/** Each event by its name: `data-set` is `DataSetEvent`. */
const EVENTS = Object.fromEntries(StreamEvent.anyOf.map((schema) => [eventName(schema.properties.event.const), schema]))

/** The schemas that have a name in the document. Every occurrence becomes a reference. */
export const componentSchemas: NamedSchemas = {
  ...coreSchemas,
  AssetView: { schema: AssetView },
  Advanced: { schema: ClockAdvanced },
  Change: { schema: Change },
  Clock: { schema: ClockView },
  DataSetSummary: { schema: DataSetSummary },
  DataSetView: { schema: DataSetView },
  Error: { schema: AdminErrorBody },
  ErrorCode: { schema: AdminErrorCode },
  FaultList: { schema: FaultList },
  FaultView: { schema: FaultView },
  Health: { schema: Health },
  HistoryEntry: { schema: HistoryView },
  JobTransition: { schema: JobTransition, form: jobTransitionForm },
  JobView: { schema: JobView },
  ListMeta: { schema: ListMeta },
  OutcomeList: { schema: OutcomeList },
  OutcomeView: { schema: OutcomeView },
  PollPattern: { schema: PollsView },
  Problem: { schema: AdminProblem },
  RequestView: { schema: RequestView },
  Reset: { schema: ResetDone },
  Restored: { schema: Restored },
  RevisionView: { schema: RevisionView },
  SandboxView: { schema: SandboxView },
  ScenarioApplied: { schema: ScenarioApplied },
  ScenarioView: { schema: ScenarioView },
  SdkCall: { schema: CallView },
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
  ...Object.fromEntries(Object.entries(EVENTS).map(([name, schema]) => [name, { schema }])),
  Transition: { schema: TransitionView },
  Verification: { schema: VerifiedView },
  Verify: { schema: VerifyRequest }
}

function eventName(event: string): string {
  const words = event.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
  return `${words.join('')}Event`
}
