import { type Static, Type } from '@sinclair/typebox'
import { ApplyMode } from '../../core/commands/apply-scenario.js'
import { GetDataGrantResponse } from '../../core/data-grants/data-grant.js'
import { GetEventActionResponse } from '../../core/event-actions/event-action.js'
import type { Scenario } from '../../core/world/scenario.js'
import { DataSetSummary } from '../data-sets/data-set-view.js'
import { FaultView } from '../faults/fault-view.js'
import { JobView } from '../jobs/job-view.js'
import { OutcomeView } from '../outcomes/outcome-view.js'
import { Count } from '../plane/schemas.js'

/** A scenario that can be applied by name, and the file it comes from. */
export interface NamedScenario {
  readonly file: string
  readonly scenario: Scenario
}

/** A scenario from the fixture files, with the size of its contents. */
export const ScenarioView = Type.Object(
  {
    name: Type.String(),
    description: Type.Optional(Type.String()),
    file: Type.String(),
    autoload: Type.Boolean({ description: 'Whether new sandboxes start with the scenario.' }),
    jobs: Count,
    faults: Count,
    outcomes: Count,
    dataSets: Type.Optional(Type.Integer({ minimum: 1, description: 'Absent if there are none.' })),
    eventActions: Type.Optional(Type.Integer({ minimum: 1, description: 'Absent if there are none.' })),
    dataGrants: Type.Optional(Type.Integer({ minimum: 1, description: 'Absent if there are none.' }))
  },
  { additionalProperties: false }
)
export type ScenarioView = Static<typeof ScenarioView>

/** The contents that a scenario added. */
export const ScenarioApplied = Type.Object(
  {
    name: Type.String(),
    mode: ApplyMode,
    jobs: Type.Array(JobView),
    faults: Type.Array(FaultView),
    outcomes: Type.Array(OutcomeView),
    dataSets: Type.Optional(Type.Array(DataSetSummary, { description: 'Absent if there are none.' })),
    eventActions: Type.Optional(Type.Array(GetEventActionResponse, { description: 'Absent if there are none.' })),
    dataGrants: Type.Optional(Type.Array(GetDataGrantResponse, { description: 'Absent if there are none.' }))
  },
  { additionalProperties: false }
)
export type ScenarioApplied = Static<typeof ScenarioApplied>

/** Shows a scenario of the fixture files. */
export function viewScenario({ file, scenario }: NamedScenario): ScenarioView {
  const { name, description, autoload = true, jobs = [], faults = [], outcomes = [] } = scenario
  const { dataSets = [], eventActions = [], dataGrants = [] } = scenario
  return {
    name,
    ...(description !== undefined && { description }),
    file,
    autoload,
    jobs: jobs.length,
    faults: faults.length,
    outcomes: outcomes.length,
    ...(dataSets.length > 0 && { dataSets: dataSets.length }),
    ...(eventActions.length > 0 && { eventActions: eventActions.length }),
    ...(dataGrants.length > 0 && { dataGrants: dataGrants.length })
  }
}
