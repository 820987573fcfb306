import { placeholderOf } from '../assets/placeholder.js'
import { epochMs } from '../time/instant.js'
import type { Steps } from '../time/steps.js'
import { dataSetArn, revisionArn } from './arns.js'
import type { Asset } from './asset.js'
import type { AssetDetails } from './asset-details.js'
import { ASSET_DETAILS_MEMBER } from './asset-details-member.js'
import type { DataSet, OriginDetails } from './data-set.js'
import type { DataSetSeed } from './data-set-seed.js'
import type { EntitledCopy } from './entitled-copies.js'
import type { Product, ProductSeed } from './product.js'
import type { Revision } from './revision.js'
import type { RevisionAssetSeed } from './revision-asset-seed.js'
import type { RevisionSeed } from './revision-seed.js'
import { SAMPLE_DETAILS, SAMPLE_NAME } from './sample-asset.js'
import { assetTypeOf, isRevoked, originOf, seededContent } from './seed-defaults.js'
import { type Kind, seedId } from './seed-ids.js'
import { publishedCopyOf, stageCopy } from './stage-copies.js'
import { StagedDataSets } from './staged-data-sets.js'

/** What a world provides for the data sets that are made from seeds. */
export interface StageContext {
  readonly region: string
  readonly accountId: string
  /** The current instant in epoch milliseconds. */
  readonly now: number
  /** Returns an id that nothing of a kind has. */
  freshId(kind: Kind): string
  /** Returns the id of a product. */
  freshProductId(): string
  /** Returns the serial of the next data set or revision. */
  nextSerial(): number
}

/** Entitled copies to be made, by the ids of the data sets that are copied. */
export type CopiesToStage = ReadonlyMap<string, readonly EntitledCopy[]>

/** Makes data sets from valid seeds with their entitled copies, and yields after each entry. */
export function* stageDataSets(
  seeds: readonly DataSetSeed[],
  context: StageContext,
  copies: CopiesToStage = new Map()
): Steps<StagedDataSets> {
  const staged = new StagedDataSets()
  for (const seed of seeds) {
    const dataSet = dataSetFrom(seed, context)
    staged.store.put(dataSet)
    staged.dataSets.push(dataSet)
    yield
    yield* stageInto(staged, seed.revisions ?? [], dataSet, dataSet.origin === 'ENTITLED', context)
    const published = publishedCopyOf(dataSet)
    for (const copy of [...(published ? [published] : []), ...(copies.get(dataSet.id) ?? [])]) {
      yield* stageCopy(staged, dataSet, copy, context)
    }
  }
  return staged
}

/**
 * Makes revisions of a data set from valid seeds, and yields after each entry. They are finalized, unless told
 * otherwise.
 */
export function* stageRevisions(
  seeds: readonly RevisionSeed[],
  dataSet: DataSet,
  context: StageContext
): Steps<StagedDataSets> {
  const staged = new StagedDataSets()
  staged.store.put(dataSet)
  yield* stageInto(staged, seeds, dataSet, true, context)
  return staged
}

function* stageInto(
  { store, contents }: StagedDataSets,
  seeds: readonly RevisionSeed[],
  dataSet: DataSet,
  isFinalized: boolean,
  context: StageContext
): Steps<void> {
  for (const seed of seeds) {
    const revision = revisionFrom(seed, dataSet, isFinalized, context)
    store.putRevision(revision)
    yield
    for (const assetSeed of seed.assets ?? []) {
      const asset = assetFrom(assetSeed, dataSet, revision, context)
      store.putAsset(asset)
      const content = seededContent(assetSeed)
      if (content !== undefined) contents.set(asset.id, content)
      yield
    }
  }
}

function dataSetFrom(seed: DataSetSeed, context: StageContext): DataSet {
  const { region, accountId, now } = context
  const id = seedId('data set', seed) ?? context.freshId('data set')
  const origin = originOf(seed)
  const product = seed.product && productFrom(seed.product, seed, context)
  const createdAt = epochMs(seed.CreatedAt) ?? now
  return {
    id,
    // AWS: the ARN of an ENTITLED data set has no account.
    arn: seed.Arn ?? dataSetArn({ region, accountId: origin === 'ENTITLED' ? '' : accountId }, id),
    assetType: assetTypeOf(seed),
    origin,
    originDetails: origin === 'ENTITLED' ? originDetailsFrom(seed.OriginDetails, product, context) : undefined,
    sourceId: seed.SourceId,
    product,
    name: seed.Name ?? `Sample data set ${id.slice(0, 8)}`,
    description: seed.Description ?? 'A data set that was seeded without a description.',
    tags: seed.Tags ?? {},
    createdAt,
    updatedAt: epochMs(seed.UpdatedAt) ?? createdAt,
    serial: context.nextSerial()
  }
}

function originDetailsFrom(
  given: OriginDetails = {},
  product: Product | undefined,
  context: StageContext
): OriginDetails {
  const isComplete = given.ProductId !== undefined || given.DataGrantId !== undefined
  return isComplete ? given : { ProductId: product?.id ?? context.freshProductId() }
}

/** The product of a seed. That of an OWNED data set has an entitled copy of it. */
function productFrom(product: ProductSeed, seed: DataSetSeed, context: StageContext): Product {
  const id = product.id ?? seed.OriginDetails?.ProductId ?? context.freshProductId()
  if (originOf(seed) === 'ENTITLED') return { ...product, id }
  return { ...product, id, dataSetId: product.dataSetId ?? context.freshId('data set') }
}

function revisionFrom(seed: RevisionSeed, dataSet: DataSet, isFinalized: boolean, context: StageContext): Revision {
  const id = seedId('revision', seed) ?? context.freshId('revision')
  const createdAt = epochMs(seed.CreatedAt) ?? context.now
  const revokedAt = epochMs(seed.RevokedAt) ?? epochMs(seed.UpdatedAt) ?? Math.max(context.now, createdAt)
  const revocation = isRevoked(seed)
    ? { at: revokedAt, comment: seed.RevocationComment ?? 'Seeded without a comment.' }
    : undefined
  return {
    id,
    arn: seed.Arn ?? revisionArn(dataSet, id),
    dataSetId: dataSet.id,
    comment: seed.Comment,
    finalized: seed.Finalized ?? (isFinalized || revocation !== undefined),
    revocation,
    sourceId: seed.SourceId,
    copyOf: undefined,
    tags: seed.Tags ?? {},
    createdAt,
    updatedAt: epochMs(seed.UpdatedAt) ?? revocation?.at ?? createdAt,
    serial: context.nextSerial()
  }
}

function assetFrom(seed: RevisionAssetSeed, dataSet: DataSet, revision: Revision, context: StageContext): Asset {
  const { region, accountId } = context
  const type = dataSet.assetType
  const id = seedId('asset', seed) ?? context.freshId('asset')
  const sample = { id, region, accountId }
  const name = seed.Name ?? SAMPLE_NAME[type](sample)
  const createdAt = epochMs(seed.CreatedAt) ?? revision.createdAt
  return {
    id,
    ownArn: seed.Arn,
    type,
    name,
    details:
      type === 'S3_SNAPSHOT'
        ? { S3SnapshotAsset: { Size: sizeOf(seed, { assetId: id, revisionId: revision.id, dataSetId: dataSet.id }) } }
        : completeDetails(seed, SAMPLE_DETAILS[type]({ ...sample, name }), ASSET_DETAILS_MEMBER[type]),
    dataSetId: dataSet.id,
    revisionId: revision.id,
    sourceId: seed.SourceId,
    tags: seed.Tags ?? {},
    createdAt,
    updatedAt: epochMs(seed.UpdatedAt) ?? createdAt,
    ...(seed.responses && { responses: seed.responses })
  }
}

/** Without any content, a file has the size of the placeholder that stands for it. */
function sizeOf(seed: RevisionAssetSeed, ids: Parameters<typeof placeholderOf>[0]): number {
  const { size, AssetDetails } = seed
  return seededContent(seed)?.length ?? size ?? AssetDetails?.S3SnapshotAsset?.Size ?? placeholderOf(ids).length
}

function completeDetails(
  { AssetDetails = {} }: RevisionAssetSeed,
  sample: AssetDetails,
  member: keyof AssetDetails
): AssetDetails {
  return { [member]: { ...sample[member], ...AssetDetails[member] } }
}
