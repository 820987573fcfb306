import { MAX_RESOURCE_ID_LENGTH } from '../model/id.js'
import type { Path } from '../validation/problem.js'
import { type NamedResource, parseArn } from './arns.js'
import type { DataSetSeed } from './data-set-seed.js'
import type { RevisionSeed } from './revision-seed.js'

/** The members of a seed that its id comes from. */
export interface Identified {
  readonly Id?: string
  readonly Arn?: string
}

/** What has ids: each kind has a member of its own in the parts of an ARN. */
const ID_MEMBER = {
  'data set': 'dataSetId',
  revision: 'revisionId',
  asset: 'assetId'
} as const satisfies Readonly<Record<string, keyof NamedResource>>
export type Kind = keyof typeof ID_MEMBER

/** The id that a seed asks for: its own, or the one in its ARN, so that the two agree. */
export function seedId(kind: Kind, { Id, Arn }: Identified): string | undefined {
  if (Id !== undefined || Arn === undefined) return Id
  const id = parseArn(Arn)?.[ID_MEMBER[kind]]
  return id !== undefined && id.length <= MAX_RESOURCE_ID_LENGTH ? id : undefined
}

/** The path of the member of a seed that its id comes from. */
function seedIdPath({ Id }: Identified, at: Path): Path {
  return [...at, Id === undefined ? 'Arn' : 'Id']
}

/** An id that a seed asks for, and where it does. */
export interface RequestedId {
  readonly kind: Kind
  readonly id: string
  readonly at: Path
}

/**
 * Yields the ids that data sets, their revisions and assets ask for, and undefined for each entry that asks for none:
 * so that whoever goes through many of them can pause after each. Skips gaps in the list.
 */
export function* requestedIds(
  seeds: readonly (DataSetSeed | undefined)[],
  at: (index: number) => Path
): Generator<RequestedId | undefined> {
  for (const [index, seed] of seeds.entries()) {
    if (seed === undefined) continue
    const here = at(index)
    yield requestedId('data set', seed, here)
    const copy = seed.product?.dataSetId
    if (copy !== undefined) yield { kind: 'data set', id: copy, at: [...here, 'product', 'dataSetId'] }
    yield* requestedIdsOfRevisions(seed.revisions ?? [], (place) => [...here, 'revisions', place])
  }
}

/** Yields the ids that revisions and their assets ask for, as `requestedIds` does. */
export function* requestedIdsOfRevisions(
  seeds: readonly RevisionSeed[],
  at: (index: number) => Path
): Generator<RequestedId | undefined> {
  for (const [index, seed] of seeds.entries()) {
    const here = at(index)
    yield requestedId('revision', seed, here)
    for (const [place, asset] of (seed.assets ?? []).entries()) {
      yield requestedId('asset', asset, [...here, 'assets', place])
    }
  }
}

function requestedId(kind: Kind, seed: Identified, at: Path): RequestedId | undefined {
  const id = seedId(kind, seed)
  return id === undefined ? undefined : { kind, id, at: seedIdPath(seed, at) }
}
