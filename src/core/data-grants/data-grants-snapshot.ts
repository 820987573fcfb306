import { type Static, Type } from '@sinclair/typebox'
import { EpochMs, lateSerials, repeatedMembers, Serial, stamps } from '../data-sets/snapshot-members.js'
import { Tags } from '../data-sets/tags.js'
import { ResourceId } from '../model/id.js'
import type { Path, Problem } from '../validation/problem.js'
import { strict } from '../validation/strict.js'
import { type DataGrant, GrantDistributionScope } from './data-grant.js'

/** The data grants of a sandbox, serialized. */
export const DataGrantsSnapshot = strict({
  nextSerial: Serial,
  held: Type.Array(
    strict({
      id: ResourceId,
      arn: Type.String(),
      name: Type.String(),
      description: Type.Optional(Type.String()),
      senderPrincipal: Type.String(),
      receiverPrincipal: Type.String(),
      scope: GrantDistributionScope,
      dataSetId: ResourceId,
      sourceDataSetId: ResourceId,
      granted: Type.Optional(strict({ name: Type.String(), description: Type.String() })),
      acceptedAt: Type.Optional(EpochMs),
      endsAt: Type.Optional(EpochMs),
      tags: Tags,
      ...stamps,
      serial: Serial
    })
  )
})
export type DataGrantsSnapshot = Static<typeof DataGrantsSnapshot>

/** Returns a grant of a snapshot. */
export function fromDataGrantSnapshot(snapshot: DataGrantsSnapshot['held'][number]): DataGrant {
  const { description, granted, acceptedAt, endsAt } = snapshot
  return { ...snapshot, description, granted, acceptedAt, endsAt }
}

/** Returns what is wrong with the data grants of a snapshot, whose shape is right. */
export function dataGrantsSnapshotProblems({ nextSerial, held }: DataGrantsSnapshot, at: Path): Problem[] {
  return [
    ...lateSerials(held, nextSerial, at),
    ...repeatedMembers(held, 'id', at),
    ...repeatedMembers(held, 'dataSetId', at),
    ...repeatedMembers(held, 'serial', at)
  ]
}
