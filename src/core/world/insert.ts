import { contentOf } from '../assets/asset-seed.js'
import type { FaultSeed } from '../faults/fault.js'
import { faultBytes, RULE_BYTES } from '../faults/fault-bytes.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { OutcomeSeed } from '../outcomes/outcome.js'
import { OUTCOME_BYTES, outcomeBytes } from '../outcomes/outcome-bytes.js'
import type { OutcomeRule } from '../outcomes/outcome-rules.js'
import { freeId } from '../random.js'
import type { Applied } from './options.js'
import type { Scenario } from './scenario.js'
import type { World } from './world.js'

/**
 * Inserts the faults, outcomes, limits and assets of a valid scenario. With `isShared` every sandbox holds
 * the same texts and the same assets, so that they take no room in this one.
 */
export function insertScenario(
  world: World,
  scenario: Pick<Scenario, 'faults' | 'outcomes' | 'limits' | 'assets'>,
  isShared = false
): Pick<Applied, 'faults' | 'outcomes'> {
  const { faults = [], outcomes = [], limits, assets = [] } = scenario
  if (limits) world.limits.set(limits)
  for (const asset of assets) world.assets.put(asset.id, { content: contentOf(asset), isShared })
  return {
    outcomes: insertOutcomes(world, outcomes, isShared ? () => OUTCOME_BYTES : outcomeBytes),
    faults: insertFaults(world, faults, isShared ? () => RULE_BYTES : faultBytes)
  }
}

/** Inserts faults. Their seeds are valid, their ids free, and there is room for the bytes that each counts for. */
export function insertFaults(
  world: World,
  seeds: readonly FaultSeed[],
  bytesOf = faultBytes
): readonly Readonly<FaultRule>[] {
  const { faults, clock } = world
  const freshId = freshIds(world, faults, seeds)
  return seeds.map((seed) => faults.arm(seed.id ?? freshId(), seed, clock.now(), bytesOf(seed)))
}

/** Inserts outcomes. Their seeds are valid, their ids free, and there is room for the bytes that each counts for. */
export function insertOutcomes(
  world: World,
  seeds: readonly OutcomeSeed[],
  bytesOf = outcomeBytes
): readonly Readonly<OutcomeRule>[] {
  const { outcomes } = world
  const freshId = freshIds(world, outcomes, seeds)
  return seeds.map((seed) => outcomes.add(seed.id ?? freshId(), seed, bytesOf(seed)))
}

/** Returns a function that makes ids that nothing in the holder has and that none of the seeds asks for. */
function freshIds(
  { random }: World,
  holder: { has(id: string): boolean },
  seeds: readonly { readonly id?: string }[]
): () => string {
  const requested = new Set(seeds.map(({ id }) => id))
  return () => freeId(random, (id) => holder.has(id) || requested.has(id))
}
