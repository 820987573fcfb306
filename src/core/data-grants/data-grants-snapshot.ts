import { type Static, type TProperties, Type } from '@sinclair/typebox'
import { Tags } from '../data-sets/tags.js'
import { ResourceId } from '../model/id.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { GrantDistributionScope } from './data-grant.js'

const strict = <T extends TProperties>(members: T) => Type.Object(members, { additionalProperties: false })

const Serial = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const EpochMs = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'An instant in epoch milliseconds.'
})

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
      createdAt: EpochMs,
      updatedAt: EpochMs,
      serial: Serial
    })
  )
})
export type DataGrantsSnapshot = Static<typeof DataGrantsSnapshot>

/** Returns what is wrong with the data grants of a snapshot, whose shape is right. */
export function dataGrantsSnapshotProblems({ nextSerial, held }: DataGrantsSnapshot, at: Path): Problem[] {
  const late = held.flatMap(({ serial }, index): Problem[] =>
    serial < nextSerial
      ? []
      : [{ at: [...at, 'held', index, 'serial'], message: `must be below nextSerial, which is ${nextSerial}` }]
  )
  const repeated = (member: 'id' | 'dataSetId' | 'serial') =>
    repeatedIds(
      held.map((grant) => String(grant[member])),
      (index) => [...at, 'held', index, member]
    )
  return [...late, ...repeated('id'), ...repeated('dataSetId'), ...repeated('serial')]
}
