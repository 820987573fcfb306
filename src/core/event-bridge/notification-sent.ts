import type { DataSet } from '../data-sets/data-set.js'
import type { Notification, NotificationType } from '../notifications/notification.js'
import type { DetailType, EventContent } from './event-bridge-event.js'
import { regionOf } from './event-contents.js'

const DETAIL_TYPES: Readonly<Record<NotificationType, DetailType>> = {
  DATA_DELAY: 'Data Set Update Delayed',
  DATA_UPDATE: 'Data Updated in Data Set',
  DEPRECATION: 'Deprecation Planned for Data Set',
  SCHEMA_CHANGE: 'Schema Change Planned for Data Set'
}

/**
 * The provider of an ENTITLED data set that comes from a product has sent a notification, which is in the form of
 * events. AWS: the resource is the ARN of the data set, which has no account.
 */
export function notificationSent(dataSet: DataSet, notification: Notification): EventContent {
  const { id: Id, name: Name, assetType: AssetType, arn, product } = dataSet
  return {
    detailType: DETAIL_TYPES[notification.Type],
    region: regionOf(dataSet),
    resources: [arn],
    detail: {
      DataSet: { Id, Name, AssetType },
      Product: {
        Id: product?.id,
        ...(product?.name !== undefined && { Name: product.name }),
        ...(product?.providerContact !== undefined && { ProviderContact: product.providerContact })
      },
      Notification: notification
    }
  }
}
