import { type Static, Type } from '@sinclair/typebox'
import { hasMember } from '../jobs/has-member.js'
import type { Job } from '../jobs/job.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { OutcomeSeed, outcomeSeedsProblems } from './outcome.js'

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** An outcome that waits for jobs to be created, and its counts. */
export const OutcomeRule = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 256 }),
    seed: OutcomeSeed,
    /** How many created jobs its `match` held for, `nth` aside. */
    matched: Count,
    /** To how many of those it gave its plan. */
    given: Count
  },
  { additionalProperties: false }
)
export type OutcomeRule = Static<typeof OutcomeRule>

/** What is wrong with outcomes of the right shape that were written down together. */
export function outcomeRulesProblems(rules: readonly OutcomeRule[], at: Path): Problem[] {
  return [
    ...outcomeSeedsProblems(
      rules.map(({ seed }) => seed),
      (index) => [...at, index, 'seed']
    ),
    ...repeatedIds(
      rules.map(({ id }) => id),
      (index) => [...at, index, 'id']
    )
  ]
}

/** The outcomes of one sandbox, in the order in which they came. */
export class OutcomeRules {
  readonly #rules = new Map<string, OutcomeRule>()

  get size(): number {
    return this.#rules.size
  }

  has(id: string): boolean {
    return this.#rules.has(id)
  }

  get(id: string): Readonly<OutcomeRule> | undefined {
    return this.#rules.get(id)
  }

  list(): readonly Readonly<OutcomeRule>[] {
    return [...this.#rules.values()]
  }

  /** Adds an outcome under an id that no other has. */
  add(id: string, seed: OutcomeSeed): Readonly<OutcomeRule> {
    const rule: OutcomeRule = { id, seed, matched: 0, given: 0 }
    this.#rules.set(id, rule)
    return rule
  }

  /** Takes an outcome away; false if there was none. */
  delete(id: string): boolean {
    return this.#rules.delete(id)
  }

  /** Takes all outcomes away. */
  clear(): void {
    this.#rules.clear()
  }

  /** The outcome for a job that is being created: the first that is for it. Counts. */
  match(job: Job): OutcomeRule | undefined {
    let chosen: OutcomeRule | undefined
    for (const rule of this.#rules.values()) {
      if (!matches(rule, job)) continue
      rule.matched++
      const { match: { nth } = {}, times } = rule.seed
      if (chosen || (nth !== undefined && rule.matched !== nth) || rule.given === times) continue
      rule.given++
      chosen = rule
    }
    return chosen
  }

  /** Writes all outcomes down. */
  snapshot(): OutcomeRule[] {
    return this.list().map((rule) => ({ ...rule }))
  }

  /** Takes up outcomes that were written down; their ids are free. */
  restore(rules: readonly OutcomeRule[]): void {
    for (const rule of rules) this.#rules.set(rule.id, { ...rule })
  }
}

/** Outcomes that can be listed but neither changed nor counted. */
export type ReadonlyOutcomeRules = Pick<OutcomeRules, 'size' | 'has' | 'get' | 'list' | 'snapshot'>

function matches({ seed: { match = {} } }: OutcomeRule, job: Job): boolean {
  const { type, dataSetId, revisionId, assetName, bucket } = match
  return (
    (type === undefined || type === job.type) &&
    (dataSetId === undefined || hasMember(job.details, 'DataSetId', dataSetId)) &&
    (revisionId === undefined || hasMember(job.details, 'RevisionId', revisionId)) &&
    (assetName === undefined || hasMember(job.details, 'AssetName', assetName)) &&
    (bucket === undefined || hasMember(job.details, 'Bucket', bucket))
  )
}
