import { type DataGrantSeed, dataGrantSeedId } from '../data-grants/data-grant-seed.js'
import type { Kind, RequestedId } from '../data-sets/seed-ids.js'
import { type EventActionSeed, eventActionSeedId } from '../event-actions/event-action-seed.js'
import { type JobSeed, seedId, seedIdPath } from '../jobs/job-seed.js'
import type { Steps } from '../time/steps.js'
import type { Path, Problem } from '../validation/problem.js'
import { ownIdPath } from '../world/neighbour-problems.js'
import type { World } from '../world/world.js'
import { dataSetsNow } from './data-sets/find.js'

/** Returns a problem for each seed whose id a job of the world already has, and yields after each seed. */
export function* takenJobIds(
  { jobs, name }: World,
  seeds: readonly JobSeed[],
  at: (index: number) => Path
): Steps<Problem[]> {
  const message = `is already the id of a job in sandbox ${name}`
  const problems: Problem[] = []
  for (const [index, seed] of seeds.entries()) {
    const id = seedId(seed)
    if (id !== undefined && !jobs.claim(id)) problems.push({ at: seedIdPath(seed, at(index)), message })
    yield
  }
  return problems
}

/** Returns a problem for each id that another data set, revision or asset of the world has, and yields after each. */
export function* takenDataSetIds(world: World, requested: Iterable<RequestedId | undefined>): Steps<Problem[]> {
  const { assets, dataGrants, name } = world
  const dataSets = dataSetsNow(world)
  const isTaken: Readonly<Record<Kind, (id: string) => boolean>> = {
    'data set': (id) => dataSets.dataSet(id) !== undefined || dataGrants.hasCopyId(id),
    revision: (id) => dataSets.hasRevisionId(id),
    asset: (id) => dataSets.hasAssetId(id) || assets.get(id) !== undefined
  }
  const problems: Problem[] = []
  for (const each of requested) {
    yield
    if (each === undefined) continue
    const { kind, id, at } = each
    const what = kind === 'asset' ? 'an asset' : `a ${kind}`
    if (isTaken[kind](id)) problems.push({ at, message: `is already the id of ${what} in sandbox ${name}` })
  }
  return problems
}

/** Returns a problem for each fault or outcome whose id another one of the world already has. */
export function takenIds(
  world: World,
  kind: 'faults' | 'outcomes',
  seeds: readonly { readonly id?: string }[],
  at: (index: number) => Path
): Problem[] {
  const message = `is already the id of ${kind === 'faults' ? 'a fault' : 'an outcome'} in sandbox ${world.name}`
  return seeds.flatMap(({ id }, index) =>
    id !== undefined && world[kind].has(id) ? [{ at: [...at(index), 'id'], message }] : []
  )
}

/** Returns a problem for each event action or data grant whose id another one of the world already has. */
export function takenNeighbourIds(
  { eventActions, dataGrants, name }: World,
  eventActionSeeds: readonly EventActionSeed[],
  dataGrantSeeds: readonly DataGrantSeed[]
): Problem[] {
  return [
    ...eventActionSeeds.flatMap((seed, index) => {
      const message = `is already the id of an event action in sandbox ${name}`
      const id = eventActionSeedId(seed)
      const isTaken = id !== undefined && eventActions.get(id) !== undefined
      return isTaken ? [{ at: ownIdPath(seed, ['eventActions', index]), message }] : []
    }),
    ...dataGrantSeeds.flatMap((seed, index) => {
      const message = `is already the id of a data grant in sandbox ${name}`
      const id = dataGrantSeedId(seed)
      const isTaken = id !== undefined && dataGrants.get(id) !== undefined
      return isTaken ? [{ at: ownIdPath(seed, ['dataGrants', index]), message }] : []
    })
  ]
}
