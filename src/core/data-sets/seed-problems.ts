import { type ApiResponse, apiResponsesProblems } from '../assets/api-response.js'
import type { Steps } from '../time/steps.js'
import { formatPath, type Path, type Problem } from '../validation/problem.js'
import type { AssetType } from './asset-details.js'
import { ASSET_DETAILS_MEMBER } from './asset-details-member.js'
import type { Origin } from './data-set.js'
import type { DataSetSeed } from './data-set-seed.js'
import type { RevisionAssetSeed } from './revision-asset-seed.js'
import type { RevisionSeed } from './revision-seed.js'
import { assetTypeOf, isRevoked, originOf, seededContent } from './seed-defaults.js'
import { type Kind, type RequestedId, requestedIds, requestedIdsOfRevisions, seedId } from './seed-ids.js'

/** The data set that a revision is for. */
interface ParentDataSet {
  /** Undefined if it is made up. */
  readonly id: string | undefined
  readonly origin: Origin
  readonly assetType: AssetType
}

/**
 * Returns what is wrong with data sets that are seeded together, and yields after each entry. Skips gaps in the list.
 */
export function* dataSetSeedsProblems(
  seeds: readonly (DataSetSeed | undefined)[],
  at: (index: number) => Path
): Steps<Problem[]> {
  const problems: Problem[] = []
  for (const [index, seed] of seeds.entries()) {
    if (seed === undefined) continue
    const here = at(index)
    const dataSet = { id: seedId('data set', seed), origin: originOf(seed), assetType: assetTypeOf(seed) }
    problems.push(...tagProblems(seed, dataSet.origin, here))
    if (dataSet.origin === 'OWNED' && seed.OriginDetails !== undefined) {
      problems.push({ at: [...here, 'OriginDetails'], message: 'belongs to a data set whose Origin is ENTITLED' })
    }
    problems.push(...productProblems(seed, dataSet.origin, [...here, 'product']))
    yield
    const { revisions = [] } = seed
    problems.push(...(yield* problemsOfRevisions(revisions, dataSet, (entry) => [...here, 'revisions', entry])))
  }
  return [...problems, ...(yield* repeatedIds(requestedIds(seeds, at)))]
}

/** Returns what is wrong with revisions that are seeded together into a data set, and yields after each entry. */
export function* revisionSeedsProblems(
  seeds: readonly RevisionSeed[],
  dataSet: ParentDataSet,
  at: (index: number) => Path
): Steps<Problem[]> {
  const problems = yield* problemsOfRevisions(seeds, dataSet, at)
  return [...problems, ...(yield* repeatedIds(requestedIdsOfRevisions(seeds, at)))]
}

function* problemsOfRevisions(
  seeds: readonly RevisionSeed[],
  dataSet: ParentDataSet,
  at: (index: number) => Path
): Steps<Problem[]> {
  const problems: Problem[] = []
  for (const [index, seed] of seeds.entries()) {
    const here = at(index)
    problems.push(
      ...tagProblems(seed, dataSet.origin, here),
      ...parentProblems(seed, 'DataSetId', dataSet.id, 'data set', here),
      ...stateProblems(seed, dataSet.origin, here)
    )
    yield
    const revisionId = seedId('revision', seed)
    for (const [place, asset] of (seed.assets ?? []).entries()) {
      const there = [...here, 'assets', place]
      problems.push(
        ...tagProblems(asset, dataSet.origin, there),
        ...parentProblems(asset, 'DataSetId', dataSet.id, 'data set', there),
        ...parentProblems(asset, 'RevisionId', revisionId, 'revision', there),
        ...assetProblems(asset, dataSet.assetType, there)
      )
      yield
    }
  }
  return problems
}

/** What is wrong with the state of a revision: whether it is finalized and revoked. */
function stateProblems(seed: RevisionSeed, origin: Origin, at: Path): Problem[] {
  const { Finalized, Revoked, RevocationComment, RevokedAt } = seed
  const problems: Problem[] = []
  if (Finalized === false && origin === 'ENTITLED') {
    problems.push({ at: [...at, 'Finalized'], message: 'must be true: subscribers see only what is finalized' })
  } else if (Finalized === false && isRevoked(seed)) {
    problems.push({ at: [...at, 'Finalized'], message: 'must be true, as only what is finalized can be revoked' })
  }
  if (Revoked === false) {
    for (const [name, value] of Object.entries({ RevocationComment, RevokedAt })) {
      if (value !== undefined) problems.push({ at: [...at, name], message: 'belongs to a revision that is Revoked' })
    }
  }
  return problems
}

/** What is wrong with an asset by itself, in a data set of a type. */
function assetProblems(seed: RevisionAssetSeed, type: AssetType, at: Path): Problem[] {
  const { AssetType, AssetDetails = {}, text, base64, size, responses } = seed
  const problems: Problem[] = []
  if (AssetType !== undefined && AssetType !== type) {
    problems.push({ at: [...at, 'AssetType'], message: `must be ${type}, as its data set has it` })
  }
  const member = ASSET_DETAILS_MEMBER[type]
  for (const other of Object.keys(AssetDetails)) {
    if (other === member) continue
    const message = `does not belong to an asset of type ${type}, which has ${member}`
    problems.push({ at: [...at, 'AssetDetails', other], message })
  }
  problems.push(...responsesProblems(responses, type, [...at, 'responses']))
  const contents = Object.entries({ text, base64, size }).filter(([, value]) => value !== undefined)
  if (contents.length > 1) problems.push({ at, message: 'must have only one of `text`, `base64` and `size`' })
  const [given] = contents
  if (given === undefined) return problems
  if (type !== 'S3_SNAPSHOT') {
    problems.push({ at: [...at, given[0]], message: `belongs to assets of type S3_SNAPSHOT, not of type ${type}` })
  }
  const length = seededContent(seed)?.length ?? size
  const { Size = length } = AssetDetails.S3SnapshotAsset ?? {}
  if (Size !== length) {
    const message = `must be ${length}, the length of its content`
    problems.push({ at: [...at, 'AssetDetails', 'S3SnapshotAsset', 'Size'], message })
  }
  return problems
}

/** What is wrong with the product of a data set. */
function productProblems({ product, OriginDetails = {} }: DataSetSeed, origin: Origin, at: Path): Problem[] {
  if (product === undefined || origin === 'OWNED') return []
  const problems: Problem[] = []
  const { ProductId = product.id, DataGrantId } = OriginDetails
  if (DataGrantId !== undefined) {
    problems.push({ at, message: 'does not belong to a data set that comes from a data grant' })
  } else if (product.id !== undefined && product.id !== ProductId) {
    problems.push({ at: [...at, 'id'], message: `must be ${ProductId}, as OriginDetails has it, or be left out` })
  }
  if (product.dataSetId !== undefined) {
    const message = 'belongs to the product of a data set whose Origin is OWNED: it is the id of its entitled copy'
    problems.push({ at: [...at, 'dataSetId'], message })
  }
  return problems
}

/** Returns what is wrong with the responses of an asset of a type. */
export function responsesProblems(responses: readonly ApiResponse[] | undefined, type: AssetType, at: Path): Problem[] {
  if (responses === undefined) return []
  if (type === 'API_GATEWAY_API') return apiResponsesProblems(responses, at)
  return [{ at, message: `belongs to assets of type API_GATEWAY_API, not of type ${type}` }]
}

/** Mock: AWS documents only that what is ENTITLED cannot be tagged. */
function tagProblems({ Tags = {} }: Pick<DataSetSeed, 'Tags'>, origin: Origin, at: Path): Problem[] {
  if (origin === 'OWNED' || Object.keys(Tags).length === 0) return []
  return [{ at: [...at, 'Tags'], message: 'belongs to what is OWNED: a data set that is ENTITLED has no tags' }]
}

/** What is wrong with the id of the data set or the revision that an entry says it is in. */
function parentProblems<Member extends 'DataSetId' | 'RevisionId'>(
  seed: { readonly [M in Member]?: string },
  member: Member,
  id: string | undefined,
  kind: Kind,
  at: Path
): Problem[] {
  const given = seed[member]
  if (given === undefined || given === id) return []
  const right = id === undefined ? `be left out, or be given to its ${kind} as its Id` : `be that of its ${kind}, ${id}`
  return [{ at: [...at, member], message: `must ${right}` }]
}

/** A problem for each id that an entry of the same kind has had before. */
function* repeatedIds(requested: Iterable<RequestedId | undefined>): Steps<Problem[]> {
  const problems: Problem[] = []
  const places: Readonly<Record<Kind, Map<string, Path>>> = {
    'data set': new Map(),
    revision: new Map(),
    asset: new Map()
  }
  for (const each of requested) {
    yield
    if (each === undefined) continue
    const { kind, id, at } = each
    const first = places[kind].get(id)
    if (first === undefined) places[kind].set(id, at)
    else problems.push({ at, message: `is the same as ${formatPath(first)}: ids must differ` })
  }
  return problems
}
