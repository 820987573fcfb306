import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import { AssetSeed, assetSeedsProblems } from '../assets/asset-seed.js'
import { FaultSeed, faultSeedsProblems } from '../faults/fault.js'
import { JobSeed } from '../jobs/job-seed.js'
import { jobSeedsProblems } from '../jobs/job-seed-problems.js'
import { LimitsSettings } from '../jobs/limits.js'
import { Identifier } from '../model/id.js'
import { OutcomeSeed, outcomeSeedsProblems } from '../outcomes/outcome.js'
import { ClockSettings } from '../time/clock.js'
import type { Problem } from '../validation/problem.js'
import { validate } from '../validation/validate.js'

/** The contents of a scenario file: jobs, faults and more, with a clock to run them by. */
export const Scenario = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'The JSON Schema that editors use to validate the file.' })),
    name: Identifier,
    description: Type.Optional(Type.String()),
    autoload: Type.Optional(
      Type.Boolean({
        description: 'Whether the scenario is loaded at the start. If false, it can still be applied by name.'
      })
    ),
    clock: Type.Optional(ClockSettings),
    jobs: Type.Optional(Type.Array(JobSeed)),
    faults: Type.Optional(Type.Array(FaultSeed)),
    outcomes: Type.Optional(Type.Array(OutcomeSeed)),
    limits: Type.Optional(LimitsSettings),
    assets: Type.Optional(Type.Array(AssetSeed))
  },
  { additionalProperties: false, title: 'dataexchange-local scenario' }
)
export type Scenario = Static<typeof Scenario>

/**
 * Returns everything that is wrong with a value as a scenario: its shape, and the contents of those entries whose shape
 * is right.
 */
export function checkScenario(value: unknown): Problem[] {
  const shape = validate(Scenario, value)
  if (shape.length === 0) return scenarioProblems(value as Scenario)
  const { jobs, faults, outcomes, assets } = Object(value) as Record<string, unknown>
  const sound = {
    jobs: soundEntries(JobSeed, jobs),
    faults: soundEntries(FaultSeed, faults),
    outcomes: soundEntries(OutcomeSeed, outcomes),
    assets: soundEntries(AssetSeed, assets)
  }
  return [...shape, ...contentProblems(sound)]
}

/** Returns what is wrong with the contents of a scenario whose shape is right. */
export function scenarioProblems({ jobs = [], faults = [], outcomes = [], assets = [] }: Scenario): Problem[] {
  return contentProblems({ jobs, faults, outcomes, assets })
}

/** Merges scenarios that are loaded together. The clock and the limits of later ones take precedence. */
export function mergeScenarios(scenarios: readonly Scenario[]): Omit<Scenario, 'name'> {
  return {
    clock: Object.assign({}, ...scenarios.map(({ clock }) => clock)),
    limits: Object.assign({}, ...scenarios.map(({ limits }) => limits)),
    jobs: scenarios.flatMap(({ jobs = [] }) => jobs),
    faults: scenarios.flatMap(({ faults = [] }) => faults),
    outcomes: scenarios.flatMap(({ outcomes = [] }) => outcomes),
    assets: scenarios.flatMap(({ assets = [] }) => assets)
  }
}

/** The contents of a scenario, with gaps in place of entries of the wrong shape. */
interface Contents {
  readonly jobs: readonly (JobSeed | undefined)[]
  readonly faults: readonly (FaultSeed | undefined)[]
  readonly outcomes: readonly (OutcomeSeed | undefined)[]
  readonly assets: readonly (AssetSeed | undefined)[]
}

function contentProblems({ jobs, faults, outcomes, assets }: Contents): Problem[] {
  return [
    ...jobSeedsProblems(jobs, (index) => ['jobs', index]),
    ...faultSeedsProblems(faults, (index) => ['faults', index]),
    ...outcomeSeedsProblems(outcomes, (index) => ['outcomes', index]),
    ...assetSeedsProblems(assets, (index) => ['assets', index])
  ]
}

/** The entries of the right shape, at their places in the list, with gaps in place of the others. */
function soundEntries<T extends TSchema>(schema: T, list: unknown): (Static<T> | undefined)[] {
  return Array.isArray(list) ? list.map((entry) => (Check(schema, entry) ? entry : undefined)) : []
}
