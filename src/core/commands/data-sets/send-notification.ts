import { notificationSent } from '../../event-bridge/notification-sent.js'
import { sizeOf } from '../../memory/size-of.js'
import { conflict, invalid } from '../../model/refusal.js'
import { digestOf, inEventForm, type Notification, type NotificationResult } from '../../notifications/notification.js'
import { epochMs, formatInstant } from '../../time/instant.js'
import type { World } from '../../world/world.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { findDataSet, refuseIfEntitled } from './find.js'

/** A notification that a client sends, whose `Details` are those of its type. */
export interface NewNotification extends Notification {
  readonly ClientToken?: string
}

/**
 * Tells the subscribers of the product that an OWNED data set is in, with an event. The same notification with the same
 * client token does nothing again. Throws a Refusal if the data set does not exist, is ENTITLED or is in no product, if
 * its client token was that of another notification, or if an instant is not in the past or in the future as it has to
 * be.
 *
 * AWS: a ValidationException whose message contains `not configured for AWS Marketplace` is real.
 */
export function sendNotification(world: World, dataSetId: string, given: NewNotification): NotificationResult {
  const { clock, dataSets, sentNotifications } = world
  const dataSet = findDataSet(world, dataSetId)
  refuseIfEntitled(dataSet, 'send notifications about it')
  const { product } = dataSet
  if (product === undefined) {
    throw invalid(`The data set ${dataSetId} is not configured for AWS Marketplace: it is in no product.`)
  }
  const now = clock.now()
  const { ClientToken: clientToken } = given
  const notification = inEventForm(given)
  const digest = digestOf(notification)
  const before = clientToken === undefined ? undefined : sentNotifications.find(dataSetId, clientToken, now)
  if (before?.digest === digest) return 'repeated'
  if (before) throw conflict('DATA_SET', dataSetId, `has had another notification with the ClientToken ${clientToken}`)
  refuseWrongInstants(given, now)
  if (clientToken !== undefined) {
    const sent = { dataSetId, clientToken, digest, sentAt: now }
    refuseTooMuchMemory(world, sizeOf(sent))
    sentNotifications.add(sent)
  }
  const copy = dataSets.dataSet(product.dataSetId ?? '')
  if (copy === undefined) return 'no-subscriber'
  world.sendEvent(notificationSent(copy, notification))
  return 'sent'
}

/** AWS: data was updated in the past; the schema will change, or the data set be deprecated, in the future. */
function refuseWrongInstants(
  { Details: { DataUpdate, Deprecation, SchemaChange } = {} }: Notification,
  now: number
): void {
  const instants = [
    { name: 'DataUpdatedAt', instant: DataUpdate?.DataUpdatedAt, isPast: true },
    { name: 'DeprecationAt', instant: Deprecation?.DeprecationAt, isPast: false },
    { name: 'SchemaChangeAt', instant: SchemaChange?.SchemaChangeAt, isPast: false }
  ]
  for (const { name, instant, isPast } of instants) {
    if (instant === undefined) continue
    const ms = epochMs(instant)
    if (isPast ? ms <= now : ms > now) continue
    throw invalid(
      `${name} is ${instant}, which is not in the ${isPast ? 'past' : 'future'}: it is ${formatInstant(now)}.`
    )
  }
}
