import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import { AssetSeed, assetSeedsProblems } from '../assets/asset-seed.js'
import { FaultSeed, faultSeedsProblems } from '../faults/fault.js'
import { JobSeed } from '../jobs/job-seed.js'
import { jobSeedsProblems } from '../jobs/job-seed-problems.js'
import { LimitsSettings } from '../jobs/limits.js'
import { OutcomeSeed, outcomeSeedsProblems } from '../outcomes/outcome.js'
import { ClockSettings } from '../time/clock.js'
import type { Problem } from '../validation/problem.js'
import { validate } from '../validation/validate.js'

/** Jobs, faults and the time they live in, under a name: what a scenario file holds. */
export const Scenario = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'the JSON Schema by which editors check the file' })),
    name: Type.String({
      pattern: '^[A-Za-z0-9._-]{1,64}$',
      description: '1 to 64 letters, digits, dots, dashes or underscores'
    }),
    description: Type.Optional(Type.String()),
    autoload: Type.Optional(Type.Boolean({ description: 'false: known by name, but not loaded at the start' })),
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

/** Everything that is wrong with what should be a scenario: its shape, and what its sound jobs and faults say. */
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

/** What is wrong with a scenario of the right shape, taken by itself. */
export function scenarioProblems({ jobs = [], faults = [], outcomes = [], assets = [] }: Scenario): Problem[] {
  return contentProblems({ jobs, faults, outcomes, assets })
}

/** Scenarios that are loaded together as one. */
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

/** Lists with gaps where an entry has been found wrong already. */
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

/** The entries of the right shape, at their places in the list; the others have been found wrong already. */
function soundEntries<T extends TSchema>(schema: T, list: unknown): (Static<T> | undefined)[] {
  return Array.isArray(list) ? list.map((entry) => (Check(schema, entry) ? entry : undefined)) : []
}
