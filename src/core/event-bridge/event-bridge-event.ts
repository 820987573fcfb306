import { type Static, Type } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'

/**
 * The types of the events that are emulated. AWS: the spellings of the EventBridge events reference. The other types
 * follow from acts outside of AWS Data Exchange's own operations, such as adding a data set to a product.
 */
export const DetailType = StringEnum([
  'Revision Published To Data Set',
  'Revision Published To Redshift Data Shares Data Set',
  'Revision Published To API Gateway API Data Set',
  'Revision Published To Lake Formation Data Permission Data Set',
  'Revision Published to S3 Data Access Data Set(s)',
  'Revision Revoked',
  'Data Updated in Data Set',
  'Data Set Update Delayed',
  'Schema Change Planned for Data Set',
  'Deprecation Planned for Data Set',
  'Auto-export Job Completed',
  'Auto-export Job Failed',
  'Data Grant Accepted',
  'Data Grant Revoked'
])
export type DetailType = Static<typeof DetailType>

/** An event in the envelope of EventBridge. AWS: the events that AWS Data Exchange sends to the default event bus. */
export const EventBridgeEvent = Type.Object(
  {
    version: Type.Literal('0'),
    id: Type.String({ description: 'A UUID.' }),
    'detail-type': DetailType,
    source: Type.Literal('aws.dataexchange'),
    account: Type.String({ description: 'The account that receives it: that of the sandbox.' }),
    time: Type.String({ description: 'The instant in sandbox time, in whole seconds.' }),
    region: Type.String({ description: 'The region of the data set.' }),
    resources: Type.Array(Type.String(), { description: 'The data set by its id or ARN, or the product.' }),
    detail: Type.Record(Type.String(), Type.Unknown(), {
      description: 'What happened. Its members depend on the type.'
    })
  },
  { additionalProperties: false, description: 'An event as a target of EventBridge receives it.' }
)
export type EventBridgeEvent = Static<typeof EventBridgeEvent>

/** What a particular event is about. The rest of its envelope follows. */
export interface EventContent {
  readonly detailType: DetailType
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: Readonly<Record<string, unknown>>
}
