import { type DataGrantSeed, dataGrantSeedId, isAcceptedSeed } from '../data-grants/data-grant-seed.js'
import type { RequestedId } from '../data-sets/seed-ids.js'
import type { Action } from '../event-actions/event-action.js'
import { type EventActionSeed, eventActionSeedId } from '../event-actions/event-action-seed.js'
import { whyNoKeyPattern } from '../jobs/key-pattern.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'

/**
 * Returns what is wrong with event actions that are seeded together, apart from their data sets. Skips gaps in the
 * list.
 */
export function eventActionSeedsProblems(
  seeds: readonly (EventActionSeed | undefined)[],
  at: (index: number) => Path
): Problem[] {
  const own = seeds.flatMap((seed, index) => (seed === undefined ? [] : eventActionProblems(seed, at(index))))
  return [...own, ...repeatedOwnIds(seeds, eventActionSeedId, at)]
}

/**
 * Returns what is wrong with data grants that are seeded together, apart from their data sets. Skips gaps in the list.
 */
export function dataGrantSeedsProblems(
  seeds: readonly (DataGrantSeed | undefined)[],
  at: (index: number) => Path
): Problem[] {
  const own = seeds.flatMap((seed, index) => (seed === undefined ? [] : dataGrantProblems(seed, at(index))))
  return [...own, ...repeatedOwnIds(seeds, dataGrantSeedId, at)]
}

/** Yields the ids of the entitled copies that data grants ask for. Skips gaps in the list. */
export function* requestedCopyIds(
  seeds: readonly (DataGrantSeed | undefined)[],
  at: (index: number) => Path
): Generator<RequestedId> {
  for (const [index, seed] of seeds.entries()) {
    const id = seed?.DataSetId
    if (id !== undefined) yield { kind: 'data set', id, at: [...at(index), 'DataSetId'] }
  }
}

/** The path of the member of a seed that its id comes from. */
export function ownIdPath({ Id }: { readonly Id?: string }, at: Path): Path {
  return [...at, Id === undefined ? 'Arn' : 'Id']
}

function eventActionProblems(seed: EventActionSeed, at: Path): Problem[] {
  return [...arnProblems(seed, at), ...actionProblems(seed.Action, [...at, 'Action'])]
}

/** Returns what is wrong with an action, or a part of one, whose shape is right. */
export function actionProblems(action: Action | undefined, at: Path): Problem[] {
  const { Encryption, RevisionDestination } = action?.ExportRevisionToS3 ?? {}
  const problems: Problem[] = []
  const place = [...at, 'ExportRevisionToS3']
  const { KeyPattern } = RevisionDestination ?? {}
  const why = KeyPattern === undefined ? undefined : whyNoKeyPattern(KeyPattern)
  if (why !== undefined) {
    problems.push({ at: [...place, 'RevisionDestination', 'KeyPattern'], message: `is no key pattern: ${why}` })
  }
  if (Encryption?.Type === 'aws:kms' && Encryption.KmsKeyArn === undefined) {
    problems.push({ at: [...place, 'Encryption', 'KmsKeyArn'], message: 'is missing: the type aws:kms needs a key' })
  }
  return problems
}

function dataGrantProblems(seed: DataGrantSeed, at: Path): Problem[] {
  const problems = arnProblems(seed, at)
  if (seed.AcceptedAt !== undefined && !isAcceptedSeed(seed)) {
    problems.push({ at: [...at, 'AcceptedAt'], message: 'belongs to a grant whose AcceptanceState is ACCEPTED' })
  }
  return problems
}

/** Its operations find it by its ARN as well. */
function arnProblems({ Id, Arn }: { readonly Id?: string; readonly Arn?: string }, at: Path): Problem[] {
  if (Id === undefined || Arn === undefined || Arn.endsWith(`/${Id}`)) return []
  return [{ at: [...at, 'Arn'], message: `must end with its Id, /${Id}` }]
}

function repeatedOwnIds<Seed extends { readonly Id?: string }>(
  seeds: readonly (Seed | undefined)[],
  idOf: (seed: Seed) => string | undefined,
  at: (index: number) => Path
): Problem[] {
  return repeatedIds(
    seeds.map((seed) => (seed === undefined ? undefined : idOf(seed))),
    (index) => ownIdPath(seeds[index] as Seed, at(index))
  )
}
