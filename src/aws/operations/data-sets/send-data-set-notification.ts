import { Type } from '@sinclair/typebox'
import { Notification } from '../../../core/notifications/notification.js'
import { ClientToken } from '../../../core/notifications/sent-notifications.js'
import { defineOperation } from '../../operation.js'
import { notificationViolations } from './notification-violations.js'

/** SendDataSetNotification: tells the subscribers of a data set what its provider has to say of it. */
export const sendDataSetNotification = defineOperation({
  name: 'SendDataSetNotification',
  input: Type.Object({
    ClientToken: Type.Optional(ClientToken),
    DataSetId: Type.String(),
    ...Notification.properties
  }),
  // AWS: the model has no members for the output, and the API reference says that the body is empty.
  output: Type.Void(),
  violations: notificationViolations,
  handle({ sandbox, explanation }, { DataSetId, ...notification }) {
    explanation.notification = sandbox.dataSets.sendNotification(DataSetId, notification)
  }
})
