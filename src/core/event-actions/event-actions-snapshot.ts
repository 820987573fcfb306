import { type Static, type TProperties, Type } from '@sinclair/typebox'
import { Tags } from '../data-sets/tags.js'
import { ResourceId } from '../model/id.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { Action } from './event-action.js'

const strict = <T extends TProperties>(members: T) => Type.Object(members, { additionalProperties: false })

const Serial = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const EpochMs = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'An instant in epoch milliseconds.'
})

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
      createdAt: EpochMs,
      updatedAt: EpochMs,
      serial: Serial
    })
  )
})
export type EventActionsSnapshot = Static<typeof EventActionsSnapshot>

/** Returns what is wrong with the event actions of a snapshot, whose shape is right. */
export function eventActionsSnapshotProblems({ nextSerial, held }: EventActionsSnapshot, at: Path): Problem[] {
  const misplaced = held.flatMap(({ serial, action }, index): Problem[] => [
    ...(serial < nextSerial
      ? []
      : [{ at: [...at, 'held', index, 'serial'], message: `must be below nextSerial, which is ${nextSerial}` }]),
    ...(action.ExportRevisionToS3
      ? []
      : [{ at: [...at, 'held', index, 'action', 'ExportRevisionToS3'], message: 'is missing' }])
  ])
  const serials = held.map(({ serial }) => String(serial))
  return [
    ...misplaced,
    ...repeatedIds(
      held.map(({ id }) => id),
      (index) => [...at, 'held', index, 'id']
    ),
    ...repeatedIds(serials, (index) => [...at, 'held', index, 'serial'])
  ]
}
