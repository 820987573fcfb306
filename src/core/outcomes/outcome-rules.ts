import { type Static, Type } from '@sinclair/typebox'
import { hasMember } from '../jobs/has-member.js'
import { hasEventAction, type Job } from '../jobs/job.js'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import { Tally } from '../memory/tally.js'
import { Identifier } from '../model/id.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { OutcomeSeed, outcomeSeedsProblems } from './outcome.js'
import { outcomeBytes } from './outcome-bytes.js'

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** An outcome of a sandbox and its counts. */
export const OutcomeRule = Type.Object(
  {
    id: Identifier,
    seed: OutcomeSeed,
    /** The number of created jobs that its `match` applied to, apart from `nth`. */
    matched: Count,
    /** The number of those that were given this outcome. */
    given: Count
  },
  { additionalProperties: false }
)
export type OutcomeRule = Static<typeof OutcomeRule>

/** Returns what is wrong with the outcomes of a snapshot, whose shape is right. */
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

/** The outcomes of one sandbox, in the order in which they were added. */
export class OutcomeRules {
  readonly #rules = new Map<string, OutcomeRule>()
  readonly #tally: Tally

  constructor(ledger: Ledger = UNLIMITED) {
    this.#tally = new Tally(ledger)
  }

  get size(): number {
    return this.#rules.size
  }

  /** How many bytes of memory the outcomes count for. */
  get bytes(): number {
    return this.#tally.total
  }

  /** How many bytes the largest of them counts for. */
  get mostBytes(): number {
    return this.#tally.most
  }

  /** Returns how many bytes of memory an outcome counts for. */
  bytesOf(id: string): number {
    return this.#tally.of(id)
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

  /** Adds an outcome, which counts for `bytes` of memory. Its id must be free. */
  add(id: string, seed: OutcomeSeed, bytes = outcomeBytes(seed)): Readonly<OutcomeRule> {
    return this.#add({ id, seed, matched: 0, given: 0 }, bytes)
  }

  /** Deletes an outcome. Returns false if there is none with this id. */
  delete(id: string): boolean {
    this.#tally.delete(id)
    return this.#rules.delete(id)
  }

  /** Deletes all outcomes. */
  clear(): void {
    this.#rules.clear()
    this.#tally.clear()
  }

  /** Returns the outcome for a job that is being created, the first that applies to it, and counts. */
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

  /** Returns all outcomes, serialized. */
  snapshot(): OutcomeRule[] {
    return this.list().map((rule) => ({ ...rule }))
  }

  /** Adds serialized outcomes. Their ids must be free. */
  restore(rules: readonly OutcomeRule[]): void {
    for (const rule of rules) this.#add({ ...rule }, outcomeBytes(rule.seed))
  }

  #add(rule: OutcomeRule, bytes: number): OutcomeRule {
    this.#rules.set(rule.id, rule)
    this.#tally.set(rule.id, bytes)
    return rule
  }
}

/** Outcomes that can be listed but neither changed nor counted. */
export type ReadonlyOutcomeRules = Pick<OutcomeRules, 'size' | 'has' | 'get' | 'list' | 'snapshot'>

function matches({ seed: { match = {} } }: OutcomeRule, job: Job): boolean {
  const { type, dataSetId, revisionId, assetName, bucket, eventAction } = match
  return (
    (type === undefined || type === job.type) &&
    (dataSetId === undefined || hasMember(job.details, 'DataSetId', dataSetId)) &&
    (revisionId === undefined || hasMember(job.details, 'RevisionId', revisionId)) &&
    (assetName === undefined || hasMember(job.details, 'AssetName', assetName)) &&
    (bucket === undefined || hasMember(job.details, 'Bucket', bucket)) &&
    (eventAction === undefined || eventAction === hasEventAction(job))
  )
}
