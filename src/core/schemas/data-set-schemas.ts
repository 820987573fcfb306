import type { TObject } from '@sinclair/typebox'
import { ApiResponse } from '../assets/api-response.js'
import { AssetSeed } from '../assets/asset-seed.js'
import { ContentSnapshot } from '../assets/asset-store.js'
import { GetDataGrantResponse, GrantDistributionScope } from '../data-grants/data-grant.js'
import { DataGrantSeed } from '../data-grants/data-grant-seed.js'
import { AssetDetails, AssetType, PartialAssetDetails } from '../data-sets/asset-details.js'
import { Origin, OriginDetails } from '../data-sets/data-set.js'
import { DataSetSeed } from '../data-sets/data-set-seed.js'
import { EntitledProductSeed, Product, ProductSeed } from '../data-sets/product.js'
import { RevisionAssetSeed } from '../data-sets/revision-asset-seed.js'
import { RevisionSeed } from '../data-sets/revision-seed.js'
import { Tags } from '../data-sets/tags.js'
import {
  Action,
  ActionEvent,
  ExportRevisionToS3,
  GetEventActionResponse,
  RevisionDestination
} from '../event-actions/event-action.js'
import { EventActionSeed } from '../event-actions/event-action-seed.js'
import { StringEnum } from '../validation/string-enum.js'
import { closed, type JsonSchema, omit } from './json-schema.js'
import type { NamedSchemas } from './publisher.js'

/** The schemas of data sets, revisions and assets. */
export const dataSetSchemas: NamedSchemas = {
  AssetType: { schema: AssetType, description: 'What all assets of a data set are.' },
  AssetDetails: { schema: AssetDetails, description: 'What an asset is, in the member of its type.' },
  ...schemasOfMembers('', AssetDetails),
  ...schemasOfMembers('Partial', PartialAssetDetails),
  PartialAssetDetails: { schema: PartialAssetDetails, description: 'What an asset is, or any part of it.' },
  ContentSnapshot: { schema: ContentSnapshot, description: 'Serialized content.' },
  ApiResponse: { schema: ApiResponse },
  AssetSeed: { schema: AssetSeed, form: assetForm },
  RevisionAssetSeed: { schema: RevisionAssetSeed, form: revisionAssetForm },
  RevisionSeed: { schema: RevisionSeed },
  DataSetSeed: { schema: DataSetSeed, form: dataSetForm },
  EventActionSeed: { schema: EventActionSeed },
  EventAction: { schema: GetEventActionResponse, description: 'An event action as GetEventAction returns it.' },
  Action: { schema: Action, description: 'What an event action does.' },
  ActionEvent: { schema: ActionEvent, description: 'When an event action does it.' },
  AutoExportRevisionToS3: { schema: ExportRevisionToS3, description: 'How an event action exports a revision.' },
  AutoExportRevisionDestination: {
    schema: RevisionDestination,
    description: 'Where in S3 an event action exports a revision to.'
  },
  DataGrantSeed: { schema: DataGrantSeed },
  DataGrant: { schema: GetDataGrantResponse, description: 'A data grant as GetDataGrant returns it.' },
  GrantDistributionScope: { schema: GrantDistributionScope, description: 'Who a data grant is for.' },
  OriginDetails: { schema: OriginDetails, description: 'Where an ENTITLED data set comes from.' },
  Product: { schema: Product },
  ProductSeed: { schema: ProductSeed },
  EntitledProductSeed: { schema: EntitledProductSeed },
  Origin: { schema: Origin, description: 'Whether the account owns a data set or is entitled to it.' },
  Tags: { schema: Tags, description: 'The tags, by key.' }
}

/**
 * The schemas of the members of AssetDetails, by the name of the member. Of the API, any part is the same as the whole,
 * which has no required members.
 */
function schemasOfMembers(prefix: 'Partial' | '', { properties }: TObject): NamedSchemas {
  const members = Object.entries(properties).filter(([member]) => prefix === '' || member !== 'ApiGatewayApiAsset')
  return Object.fromEntries(
    members.map(([member, schema]) => [
      prefix + member,
      { schema, description: `${prefix === '' ? 'The' : 'Any part of the'} member ${member} of AssetDetails.` }
    ])
  )
}

/** The content of an asset is given in one form. */
function assetForm(): JsonSchema {
  const { properties, description } = AssetSeed
  return {
    description,
    oneOf: [
      closed(omit(properties, ['base64']), ['id', 'text'], { title: 'Asset as text' }),
      closed(omit(properties, ['text']), ['id', 'base64'], { title: 'Asset as bytes' })
    ]
  }
}

/** The same for an asset of a revision, whose content can also be made up. */
function revisionAssetForm(): JsonSchema {
  const { properties, description } = RevisionAssetSeed
  return {
    description,
    oneOf: [
      closed(omit(properties, ['base64', 'size', 'responses']), ['text'], { title: 'Asset with its content as text' }),
      closed(omit(properties, ['text', 'size', 'responses']), ['base64'], { title: 'Asset with its content as bytes' }),
      closed(omit(properties, ['text', 'base64', 'responses']), [], { title: 'Asset whose content is made up' }),
      closed(omit(properties, ['text', 'base64', 'size']), ['responses'], { title: 'API with its responses' })
    ]
  }
}

/** A data set that is ENTITLED says where it comes from, and has no tags. */
function dataSetForm(): JsonSchema {
  const { properties, description } = DataSetSeed
  const ofOrigin = (origin: 'OWNED' | 'ENTITLED') =>
    StringEnum([origin], { description: properties.Origin.description })
  const noTags = { ...Tags, maxProperties: 0, description: 'Empty, as what is ENTITLED has no tags.' }
  const entitled = { ...properties, Origin: ofOrigin('ENTITLED'), Tags: noTags, product: EntitledProductSeed }
  return {
    description,
    anyOf: [
      closed({ ...omit(properties, ['OriginDetails']), Origin: ofOrigin('OWNED') }, [], { title: 'Owned data set' }),
      closed(entitled, ['OriginDetails'], { title: 'Entitled data set with its origin' }),
      closed(omit(entitled, ['OriginDetails']), ['Origin'], { title: 'Entitled data set' })
    ]
  }
}
