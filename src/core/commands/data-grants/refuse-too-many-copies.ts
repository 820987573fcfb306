import { ASSET_BYTES } from '../../assets/asset-store.js'
import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Revision } from '../../data-sets/revision.js'
import { sumOf } from '../../memory/size-of.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchContent, refuseTooMuchMemory } from '../preconditions.js'

/** A copy of a revision names the one that it is a copy of. */
const ID_BYTES = 64

/**
 * Throws a SandboxError if there is no room for so many copies of revisions with their assets and the content of these,
 * and for `more` bytes of memory besides.
 */
export function refuseTooManyCopies(world: World, revisions: readonly Revision[], copies: number, more = 0): void {
  const assets = revisions.flatMap(({ id }) => [...world.dataSets.assets(id)])
  const content = sumOf(assets, ({ id }) => world.assets.get(id)?.content.length ?? 0)
  const entries = sumOf(revisions, (revision) => entryBytes(revision) + ID_BYTES)
  const bytes = content + entries + sumOf(assets, (asset) => entryBytes(asset) + ASSET_BYTES)
  refuseTooMuchContent(world, copies * content, 0)
  refuseTooMuchMemory(world, copies * bytes + more)
}
