import type { Revision } from '../../data-sets/revision.js'
import type { RevisionSeed } from '../../data-sets/revision-seed.js'
import { contentBytes, revisionSeedBytes } from '../../data-sets/seed-bytes.js'
import { requestedIdsOfRevisions } from '../../data-sets/seed-ids.js'
import { revisionSeedsProblems } from '../../data-sets/seed-problems.js'
import { sumOf } from '../../memory/size-of.js'
import { atOnce, type Steps } from '../../time/steps.js'
import type { Path, Problem } from '../../validation/problem.js'
import { refuseIfAny } from '../../validation/sandbox-error.js'
import { prepareRevisions } from '../../world/insert-data-sets.js'
import type { World } from '../../world/world.js'
import { refuseTooManyExports } from '../event-actions/export-published.js'
import { refuseIfCutOff, refuseTooMuchContent, refuseTooMuchMemory } from '../preconditions.js'
import { takenDataSetIds } from '../taken-ids.js'
import { entitledCopies, publicationBytes, publishRevision, tellPublished } from './publish-revision.js'
import { dataSetToControl } from './remove-data-set.js'

/** A name as long as any that is made up for an asset. */
const LONGEST_MADE_UP = ' '.repeat(128)

/**
 * Adds revisions with their assets to any data set, all or none, as its provider publishes them: they are made step by
 * step, and inserted in the last one. Throws a SandboxError that lists every problem.
 */
export function* seedRevisions(
  world: World,
  dataSetId: string,
  seeds: readonly RevisionSeed[],
  at: (index: number) => Path
): Steps<readonly Revision[]> {
  const what = 'The revisions were not added.'
  const { inFlight } = world
  const now = world.clock.now()
  const dataSet = dataSetToControl(world, dataSetId)
  refuseIfAny('invalid', what, yield* revisionSeedsProblems(seeds, dataSet, at))
  const bytes = sumOf(seeds, revisionSeedBytes)
  const content = contentBytes(seeds)
  const toPublish = seeds.map(({ assets = [], Comment, RevocationComment = '' }) => ({
    names: assets.map(({ Name = LONGEST_MADE_UP }) => Name),
    comment: `${Comment ?? ''}${RevocationComment}`
  }))
  const check = () => takenDataSetIds(world, requestedIdsOfRevisions(seeds, at))
  const refuseIfImpossible = (taken: readonly Problem[]) => {
    refuseIfCutOff(inFlight, world, 'revisions were added')
    dataSetToControl(world, dataSetId)
    refuseIfAny('conflict', what, taken)
    const copies = entitledCopies(world, dataSet)
    refuseTooMuchContent(world, content * (1 + copies.length), 0)
    refuseTooManyExports(world, [dataSet, ...copies], seeds.length)
    refuseTooMuchMemory(world, bytes * (1 + copies.length) + publicationBytes(world, [dataSet, ...copies], toPublish))
  }
  const { additions } = world.dataSets
  refuseIfImpossible(yield* check())
  const insert = yield* prepareRevisions(world, seeds, dataSet, now)
  // The sandbox may have changed between the steps.
  refuseIfImpossible(world.dataSets.additions === additions ? [] : atOnce(check()))
  const revisions = insert()
  const published = revisions.filter(({ finalized }) => finalized)
  if (dataSet.origin === 'ENTITLED') tellPublished(world, dataSet, published)
  else for (const revision of published) publishRevision(world, dataSet, revision)
  return revisions
}
