import type { FaultSeed } from '../../src/core/faults/fault.js'
import type { FaultTarget } from '../../src/core/faults/fault-match.js'
import { FaultRules } from '../../src/core/faults/fault-rules.js'
import { Random } from '../../src/core/random.js'

/** A GetJob for a running job, as faults see it, with other members where they are given. */
export function target(members: Partial<FaultTarget> = {}): FaultTarget {
  return {
    operation: 'GetJob',
    jobId: 'job',
    dataSetId: undefined,
    revisionId: undefined,
    assetId: undefined,
    state: 'IN_PROGRESS',
    type: undefined,
    attempt: 1,
    ...members
  }
}

/** Rules with random numbers of their own and no fault yet. */
export function noFaults({ seed = 1, scope = 'default' } = {}): FaultRules {
  return new FaultRules(new Random({ seed, scope, count: 0 }))
}

/** Faults armed at the instant 0, in order. A fault without an id is named after its index: `rule0`. */
export function armed(...seeds: FaultSeed[]): FaultRules {
  const rules = noFaults()
  for (const [index, seed] of seeds.entries()) rules.arm(seed.id ?? `rule${index}`, seed, 0)
  return rules
}
