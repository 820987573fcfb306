import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { check } from './check.js'
import { ClockSetting } from './clock.js'
import { FaultSeed, faultSeedsProblems } from './fault.js'
import { JobSeed, jobSeedsProblems } from './job-seed.js'
import type { Problem } from './problem.js'

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
    clock: Type.Optional(ClockSetting),
    jobs: Type.Optional(Type.Array(JobSeed)),
    faults: Type.Optional(Type.Array(FaultSeed))
  },
  { additionalProperties: false, title: 'dataexchange-local scenario' }
)
export type Scenario = Static<typeof Scenario>

/** Everything that is wrong with what should be a scenario: its shape, and what its sound jobs and faults say. */
export function checkScenario(value: unknown): Problem[] {
  const shape = check(Scenario, value)
  if (shape.length === 0) return scenarioProblems(value as Scenario)
  const { jobs, faults } = Object(value) as Record<string, unknown>
  return [...shape, ...contentProblems(soundEntries(JobSeed, jobs), soundEntries(FaultSeed, faults))]
}

/** What is wrong with a scenario of the right shape, taken by itself. */
export function scenarioProblems({ jobs = [], faults = [] }: Scenario): Problem[] {
  return contentProblems(jobs, faults)
}

function contentProblems(
  jobs: readonly (JobSeed | undefined)[],
  faults: readonly (FaultSeed | undefined)[]
): Problem[] {
  return [
    ...jobSeedsProblems(jobs, (index) => ['jobs', index]),
    ...faultSeedsProblems(faults, (index) => ['faults', index])
  ]
}

/** The entries of the right shape, at their places in the list; the others have been found wrong already. */
function soundEntries<T extends TSchema>(schema: T, list: unknown): (Static<T> | undefined)[] {
  return Array.isArray(list) ? list.map((entry) => (Value.Check(schema, entry) ? entry : undefined)) : []
}
