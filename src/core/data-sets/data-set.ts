import { type Static, Type } from '@sinclair/typebox'
import { formatInstant, Instant } from '../time/instant.js'
import { StringEnum } from '../validation/string-enum.js'
import { AssetType } from './asset-details.js'
import type { Product } from './product.js'
import { Tags } from './tags.js'

/** AWS: the service model's enum `Origin`. */
export const Origin = StringEnum(['OWNED', 'ENTITLED'])
export type Origin = Static<typeof Origin>

/** Where an ENTITLED data set comes from. AWS: the service model's structure `OriginDetails`. */
export const OriginDetails = Type.Object(
  { ProductId: Type.Optional(Type.String()), DataGrantId: Type.Optional(Type.String()) },
  { additionalProperties: false }
)
export type OriginDetails = Readonly<Static<typeof OriginDetails>>

/** A data set as lists and UpdateDataSet return it. AWS: the service model's structure `DataSetEntry`. */
export const DataSetEntry = Type.Object(
  {
    Arn: Type.String(),
    AssetType,
    CreatedAt: Instant,
    Description: Type.String(),
    Id: Type.String(),
    Name: Type.String(),
    Origin,
    OriginDetails: Type.Optional(OriginDetails),
    SourceId: Type.Optional(Type.String()),
    UpdatedAt: Instant
  },
  { additionalProperties: false }
)
export type DataSetEntry = Static<typeof DataSetEntry>

/** A data set as CreateDataSet and GetDataSet return it. AWS: the service model's structure `GetDataSetResponse`. */
export const GetDataSetResponse = Type.Object(
  { ...DataSetEntry.properties, Tags: Type.Optional(Tags) },
  { additionalProperties: false }
)

/** A data set. Immutable: each change makes a new one. Instants are epoch milliseconds. */
export interface DataSet {
  readonly id: string
  readonly arn: string
  readonly assetType: AssetType
  readonly origin: Origin
  readonly originDetails: OriginDetails | undefined
  readonly sourceId: string | undefined
  /**
   * The product that it is in. That of an OWNED data set has the id of its entitled copy. Never shown by the service.
   */
  readonly product: Product | undefined
  readonly name: string
  readonly description: string
  readonly tags: Tags
  readonly createdAt: number
  readonly updatedAt: number
  /** Its number in the order of arrival: of two that were created at one instant, the later arrival is the newer. */
  readonly serial: number
}

/** Returns a data set as lists show it. */
export function dataSetEntry(dataSet: DataSet): DataSetEntry {
  const { originDetails, sourceId } = dataSet
  return {
    Arn: dataSet.arn,
    AssetType: dataSet.assetType,
    CreatedAt: formatInstant(dataSet.createdAt),
    Description: dataSet.description,
    Id: dataSet.id,
    Name: dataSet.name,
    Origin: dataSet.origin,
    ...(originDetails && { OriginDetails: originDetails }),
    ...(sourceId !== undefined && { SourceId: sourceId }),
    UpdatedAt: formatInstant(dataSet.updatedAt)
  }
}
