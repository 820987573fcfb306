import type { DataGrant } from '../data-grants/data-grant.js'
import type { AssetType } from '../data-sets/asset-details.js'
import type { DataSet } from '../data-sets/data-set.js'
import type { Revision } from '../data-sets/revision.js'
import type { DetailType, EventContent } from './event-bridge-event.js'

/** AWS: each type of data set has a type of event for its publications. */
const PUBLISHED: Readonly<Record<AssetType, DetailType>> = {
  S3_SNAPSHOT: 'Revision Published To Data Set',
  REDSHIFT_DATA_SHARE: 'Revision Published To Redshift Data Shares Data Set',
  API_GATEWAY_API: 'Revision Published To API Gateway API Data Set',
  LAKE_FORMATION_DATA_PERMISSION: 'Revision Published To Lake Formation Data Permission Data Set',
  S3_DATA_ACCESS: 'Revision Published to S3 Data Access Data Set(s)'
}

/** A revision of an ENTITLED data set was published. AWS: the resource is the bare id of the data set. */
export function revisionPublished(dataSet: DataSet, revision: Revision): EventContent {
  return {
    detailType: PUBLISHED[dataSet.assetType],
    region: regionOf(dataSet),
    resources: [dataSet.id],
    detail: { ...revisionDetail(dataSet, revision), ...productDetail(dataSet) }
  }
}

/** A revision of an ENTITLED data set was revoked. */
export function revisionRevoked(dataSet: DataSet, revision: Revision): EventContent {
  const { RevisionIds, ...others } = revisionDetail(dataSet, revision)
  const detail = { RevisionIds, RevocationComment: revision.revocation?.comment, ...others, ...productDetail(dataSet) }
  return { detailType: 'Revision Revoked', region: regionOf(dataSet), resources: [dataSet.id], detail }
}

/** A data set whose revision was exported: only its id and its region are known if it is gone. */
export type ExportedDataSet = Pick<DataSet, 'id' | 'arn'> & Partial<Pick<DataSet, 'name' | 'originDetails'>>

/**
 * The export of a revision by an event action has ended. AWS: the resource is the product, of which the detail has only
 * the id. Mock: a data set that comes from a grant has none, and is the resource itself; so is one that went while the
 * job ran, of which the event has only the ids.
 */
export function autoExportEnded(
  dataSet: ExportedDataSet,
  revision: Pick<Revision, 'id' | 'comment'>,
  isCompleted: boolean
): EventContent {
  const { RevisionIds, Revisions, DataSets } = revisionDetail(dataSet, revision)
  const productId = dataSet.originDetails?.ProductId
  return {
    detailType: isCompleted ? 'Auto-export Job Completed' : 'Auto-export Job Failed',
    region: regionOf(dataSet),
    resources: [productId ?? dataSet.id],
    detail: {
      RevisionIds,
      Revisions,
      DataSetIds: [dataSet.id],
      DataSets,
      ...(productId !== undefined && { Product: { Id: productId } })
    }
  }
}

/** A grant was accepted, or revoked by its sender. AWS: the resource is the ARN of the ENTITLED data set. */
export function grantChanged(
  detailType: 'Data Grant Accepted' | 'Data Grant Revoked',
  grant: DataGrant,
  dataSet: DataSet
): EventContent {
  return {
    detailType,
    region: regionOf(dataSet),
    resources: [dataSet.arn],
    detail: { DataSets: [named(dataSet)], DataGrant: { Arn: grant.arn, Name: grant.name } }
  }
}

/** AWS: a revision without a comment is not documented. Mock: it is without the member then. */
function revisionDetail(dataSet: ExportedDataSet, { id, comment }: Pick<Revision, 'id' | 'comment'>) {
  return {
    RevisionIds: [id],
    Revisions: [{ Id: id, ...(comment !== undefined && { Comment: comment }) }],
    DataSets: [named(dataSet)]
  }
}

/** The product of a data set, as far as it is known. One that comes from a grant has none. */
function productDetail({ originDetails, product }: DataSet) {
  const Id = product?.id ?? originDetails?.ProductId
  return Id === undefined ? {} : { Product: { Id, ...(product?.name !== undefined && { Name: product.name }) } }
}

function named({ id, name }: Pick<ExportedDataSet, 'id' | 'name'>) {
  return { Id: id, ...(name !== undefined && { Name: name }) }
}

/** AWS: events are sent in the region of the data set. */
export function regionOf({ arn }: Pick<DataSet, 'arn'>): string {
  return arn.split(':')[3] as string
}
