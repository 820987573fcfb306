import type { DataSet } from '../../data-sets/data-set.js'
import { conflict, type Refusal } from '../../model/refusal.js'
import type { World } from '../../world/world.js'
import type { FoundRevision } from './find.js'

/**
 * How an OWNED data set's finalized revisions are visible to others, now or once a grant is accepted: in a product, or
 * by a grant that has not ended; undefined if they are not.
 */
export function publishedBy(world: World, { id, product }: DataSet): 'product' | 'grant' | undefined {
  if (product !== undefined) return 'product'
  const now = world.clock.now()
  for (const { endsAt } of world.dataGrants.ofSource(id)) if (endsAt === undefined || endsAt > now) return 'grant'
  return undefined
}

/**
 * Returns the refusal of a change that a finalized revision does not allow, with what its owner can do instead.
 * `change`: what is wanted, such as `rename its assets`.
 */
export function readOnly(
  world: World,
  { dataSet, revision: { id, revocation } }: FoundRevision,
  change: string
): Refusal {
  if (revocation) return conflict('REVISION', id, 'is revoked; only its RevocationComment can change')
  const publisher = publishedBy(world, dataSet)
  if (publisher !== undefined) return conflict('REVISION', id, `is published by a ${publisher}; it can only be revoked`)
  return conflict('REVISION', id, `is finalized; set Finalized to false to ${change}`)
}
