import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import { AssetSeed } from '../assets/asset-seed.js'
import { DataGrantSeed } from '../data-grants/data-grant-seed.js'
import { DataSetSeed } from '../data-sets/data-set-seed.js'
import { EventActionSeed } from '../event-actions/event-action-seed.js'
import { FaultSeed } from '../faults/fault.js'
import { JobSeed } from '../jobs/job-seed.js'
import { LimitsSettings } from '../jobs/limits.js'
import { Identifier } from '../model/id.js'
import { OutcomeSeed } from '../outcomes/outcome.js'
import { ClockSettings } from '../time/clock.js'
import type { Problem } from '../validation/problem.js'
import { validate } from '../validation/validate.js'
import { contentProblems, scenarioProblems } from './scenario-problems.js'

/** The contents of a scenario file: jobs, data sets, faults and more, with a clock to run them by. */
export const Scenario = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'The JSON Schema that editors use to validate the file.' })),
    name: Identifier,
    description: Type.Optional(Type.String({ description: 'What the scenario is for.' })),
    autoload: Type.Optional(
      Type.Boolean({
        description: 'Whether the scenario is loaded at the start. If false, it can still be applied by name.'
      })
    ),
    clock: Type.Optional(ClockSettings),
    jobs: Type.Optional(Type.Array(JobSeed, { description: 'Jobs, whose plans begin when the scenario is loaded.' })),
    faults: Type.Optional(Type.Array(FaultSeed, { description: 'Faults, in the order in which they are tried.' })),
    outcomes: Type.Optional(
      Type.Array(OutcomeSeed, { description: 'Outcomes of created jobs, in the order in which they are tried.' })
    ),
    limits: Type.Optional(LimitsSettings),
    assets: Type.Optional(Type.Array(AssetSeed, { description: 'The content of assets that jobs export.' })),
    dataSets: Type.Optional(
      Type.Array(DataSetSeed, {
        description: 'Data sets. Of those created at the same instant, the last one is the newest.'
      })
    ),
    eventActions: Type.Optional(
      Type.Array(EventActionSeed, {
        description:
          'Event actions on ENTITLED data sets. Of those created at the same instant, the last is the newest.'
      })
    ),
    dataGrants: Type.Optional(
      Type.Array(DataGrantSeed, {
        description: 'Data grants of OWNED data sets. Of those created at the same instant, the last is the newest.'
      })
    )
  },
  {
    additionalProperties: false,
    title: 'dataexchange-local scenario',
    description: 'Jobs, data sets, faults and outcomes, with a clock to run them by.'
  }
)
export type Scenario = Static<typeof Scenario>

/**
 * Returns everything that is wrong with a value as a scenario: its shape, and the contents of those entries whose shape
 * is right.
 */
export function checkScenario(value: unknown): Problem[] {
  const shape = validate(Scenario, value)
  if (shape.length === 0) return scenarioProblems(value as Scenario)
  const { jobs, faults, outcomes, assets, dataSets, eventActions, dataGrants } = Object(value) as Record<
    string,
    unknown
  >
  const sound = {
    jobs: soundEntries(JobSeed, jobs),
    faults: soundEntries(FaultSeed, faults),
    outcomes: soundEntries(OutcomeSeed, outcomes),
    assets: soundEntries(AssetSeed, assets),
    dataSets: soundEntries(DataSetSeed, dataSets),
    eventActions: soundEntries(EventActionSeed, eventActions),
    dataGrants: soundEntries(DataGrantSeed, dataGrants)
  }
  return [...shape, ...contentProblems(sound)]
}

/** The entries of the right shape, at their places in the list, with gaps in place of the others. */
function soundEntries<T extends TSchema>(schema: T, list: unknown): (Static<T> | undefined)[] {
  return Array.isArray(list) ? list.map((entry) => (Check(schema, entry) ? entry : undefined)) : []
}
