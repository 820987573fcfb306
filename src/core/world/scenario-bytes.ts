import { contentOf } from '../assets/asset-seed.js'
import { ASSET_BYTES } from '../assets/asset-store.js'
import { dataSetSeedBytes, sharedDataSetSeedBytes } from '../data-sets/seed-bytes.js'
import { faultBytes, RULE_BYTES } from '../faults/fault-bytes.js'
import { seedBytes, sharedSeedBytes } from '../jobs/job-bytes.js'
import { sumOf } from '../memory/size-of.js'
import { OUTCOME_BYTES, outcomeBytes } from '../outcomes/outcome-bytes.js'
import type { Scenario } from './scenario.js'

/** Returns about how many bytes of memory a sandbox needs for the contents of a scenario. */
export function scenarioBytes(scenario: Partial<Scenario>): number {
  const { jobs = [], faults = [], outcomes = [], assets = [], dataSets = [] } = scenario
  return (
    sumOf(jobs, seedBytes) +
    sumOf(faults, faultBytes) +
    sumOf(outcomes, outcomeBytes) +
    sumOf(assets, (asset) => ASSET_BYTES + contentOf(asset).length) +
    sumOf(dataSets, dataSetSeedBytes)
  )
}

/** Returns about how many bytes of memory each sandbox needs for the contents of a scenario that all of them share. */
export function sharedScenarioBytes(scenario: Partial<Scenario>): number {
  const { jobs = [], faults = [], outcomes = [], assets = [], dataSets = [] } = scenario
  return (
    sumOf(jobs, sharedSeedBytes) +
    RULE_BYTES * faults.length +
    OUTCOME_BYTES * outcomes.length +
    ASSET_BYTES * assets.length +
    sumOf(dataSets, sharedDataSetSeedBytes)
  )
}
