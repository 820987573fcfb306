import { ASSET_BYTES } from '../../assets/asset-store.js'
import type { DataGrant } from '../../data-grants/data-grant.js'
import type { DataSet } from '../../data-sets/data-set.js'
import { copyRevisionInSteps, entitledCopyOf, finalizedRevisions } from '../../data-sets/entitled-copies.js'
import type { Revision } from '../../data-sets/revision.js'
import { StagedDataSets } from '../../data-sets/staged-data-sets.js'
import { sumOf } from '../../memory/size-of.js'
import { freeId } from '../../random.js'
import type { Steps } from '../../time/steps.js'
import { copyContext } from '../../world/copy-context.js'
import type { World } from '../../world/world.js'
import { dataSetsNow } from '../data-sets/find.js'
import { refuseTooMuchContent, refuseTooMuchMemory } from '../preconditions.js'

/** From this number of assets on, an entitled copy is made aside, step by step. Fewer take some milliseconds. */
const MANY = 1000

/** An entitled copy that was made aside before its grant is accepted. */
export interface StagedAcceptance {
  readonly grant: DataGrant
  readonly copy: DataSet
  readonly staged: StagedDataSets
  /** What was copied: each revision, and the number of its assets when it was. */
  readonly copied: readonly (readonly [revision: Revision, assets: number])[]
  /** When the making began, in epoch milliseconds. */
  readonly now: number
}

/**
 * Returns the steps that make the entitled copy of a grant aside; undefined if that takes little time, or is
 * impossible.
 */
export function stageAcceptance(world: World, arn: string): Steps<StagedAcceptance> | undefined {
  const grant = world.dataGrants.named(arn)
  const source = grant && dataSetsNow(world).dataSet(grant.sourceDataSetId)
  if (grant === undefined || grant.acceptedAt !== undefined || source === undefined) return undefined
  const revisions = finalizedRevisions(world, source.id)
  if (sumOf(revisions, ({ id }) => world.dataSets.countAssets(id)) < MANY) return undefined
  return stage(world, grant, source, revisions)
}

function* stage(
  world: World,
  grant: DataGrant,
  source: DataSet,
  revisions: readonly Revision[]
): Steps<StagedAcceptance> {
  const { dataSets, assets, random } = world
  const staged = new StagedDataSets()
  const isTaken = {
    revision: (id: string) => dataSets.hasRevisionId(id) || staged.store.hasRevisionId(id),
    asset: (id: string) => dataSets.hasAssetId(id) || assets.get(id) !== undefined || staged.store.hasAssetId(id)
  }
  let serial = dataSets.takeSerials(1 + revisions.length)
  const { now } = copyContext(world)
  const context = {
    dataSets: staged.store,
    from: dataSets,
    now,
    freshId: (kind: keyof typeof isTaken) => freeId(random, isTaken[kind]),
    nextSerial: () => serial++,
    copyContent(assetId: string, from: string) {
      const content = assets.get(from)?.content
      if (content !== undefined) staged.contents.set(assetId, content)
    }
  }
  const granted: DataSet = { ...source, ...grant.granted }
  const copy = entitledCopyOf(context, granted, { id: grant.dataSetId, originDetails: { DataGrantId: grant.id } })
  staged.store.put(copy)
  const copied: [Revision, number][] = []
  for (const revision of revisions) {
    copied.push([revision, dataSets.countAssets(revision.id)])
    yield* copyRevisionInSteps(context, copy, revision)
  }
  return { grant, copy, staged, copied, now }
}

/** Whether a copy that was made aside is the one that would be made now, of these revisions. */
export function isCurrent(
  { dataSets }: World,
  staged: StagedAcceptance,
  grant: DataGrant,
  revisions: readonly Revision[]
): boolean {
  const { copied } = staged
  return (
    staged.grant === grant &&
    copied.length === revisions.length &&
    copied.every(([revision, assets], index) => {
      return revision === revisions[index] && dataSets.countAssets(revision.id) === assets
    })
  )
}

/** Inserts a copy that was made aside. Throws a SandboxError if there is no room for it. */
export function insertStaged(world: World, { staged: { store, contents } }: StagedAcceptance): void {
  const content = sumOf([...contents.values()], ({ length }) => length)
  refuseTooMuchContent(world, content, 0)
  refuseTooMuchMemory(world, store.bytes + content + ASSET_BYTES * contents.size)
  world.dataSets.absorb(store)
  for (const [assetId, bytes] of contents) world.assets.put(assetId, { content: bytes })
}
