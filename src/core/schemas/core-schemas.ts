import { Type } from '@sinclair/typebox'
import { ApplyMode } from '../commands/apply-scenario.js'
import { Verdict } from '../commands/verdict.js'
import { RequestMatch } from '../journal/request-match.js'
import { Sdk } from '../journal/sdk-headers.js'
import { OperationName } from '../model/operation.js'
import { ClockAdvance, ClockMode, ClockSettings } from '../time/clock.js'
import { Scenario } from '../world/scenario.js'
import { SnapshotDocument } from '../world/snapshot.js'
import { dataSetSchemas } from './data-set-schemas.js'
import { faultSchemas } from './fault-schemas.js'
import { jobSchemas } from './job-schemas.js'
import { closed, type JsonSchema, pick } from './json-schema.js'
import type { NamedSchemas } from './publisher.js'

/** The schemas of `core/` that have a name in what is published: the OpenAPI document, and the schema of scenarios. */
export const coreSchemas: NamedSchemas = {
  ...faultSchemas,
  ...jobSchemas,
  ...dataSetSchemas,
  ApplyMode: { schema: ApplyMode, description: 'Whether a scenario is added to what is there or replaces it.' },
  ClockMode: { schema: ClockMode },
  ClockSettings: { schema: ClockSettings },
  ClockState: { schema: Type.Required(ClockSettings) },
  Advance: { schema: ClockAdvance, form: advanceForm },
  OperationName: { schema: OperationName, description: 'An operation of the service.' },
  RequestMatch: { schema: RequestMatch },
  Sdk: { schema: Sdk, description: 'The SDK that sent a request.' },
  Verdict: { schema: Verdict, description: 'What a test set up and its client never used.' },
  Scenario: { schema: Scenario },
  Snapshot: { schema: SnapshotDocument }
}

function advanceForm(): JsonSchema {
  const { properties } = ClockAdvance
  const only = (name: string, title: string) => closed(pick(properties, [name]), [name], { title })
  return {
    description: 'How far the clock is moved forward.',
    oneOf: [
      only('ms', 'By a duration'),
      only('to', 'To an instant'),
      only('toNextTransition', 'To the next transition')
    ]
  }
}
