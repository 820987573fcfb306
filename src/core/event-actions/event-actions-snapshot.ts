import { type Static, Type } from '@sinclair/typebox'
import { lateSerials, repeatedMembers, Serial, stamps } from '../data-sets/snapshot-members.js'
import { Tags } from '../data-sets/tags.js'
import { ResourceId } from '../model/id.js'
import type { Path, Problem } from '../validation/problem.js'
import { strict } from '../validation/strict.js'
import { Action } from './event-action.js'

/** The event actions of a sandbox, serialized. */
export const EventActionsSnapshot = strict({
  nextSerial: Serial,
  held: Type.Array(
    strict({
      id: ResourceId,
      arn: Type.String(),
      dataSetId: ResourceId,
      action: Action,
      tags: Tags,
      ...stamps,
      serial: Serial
    })
  )
})
export type EventActionsSnapshot = Static<typeof EventActionsSnapshot>

/** Returns what is wrong with the event actions of a snapshot, whose shape is right. */
export function eventActionsSnapshotProblems({ nextSerial, held }: EventActionsSnapshot, at: Path): Problem[] {
  const empty = held.flatMap(({ action }, index) =>
    action.ExportRevisionToS3
      ? []
      : [{ at: [...at, 'held', index, 'action', 'ExportRevisionToS3'], message: 'is missing' }]
  )
  return [
    ...lateSerials(held, nextSerial, at),
    ...empty,
    ...repeatedMembers(held, 'id', at),
    ...repeatedMembers(held, 'serial', at)
  ]
}
