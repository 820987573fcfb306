import { type Static, Type } from '@sinclair/typebox'
import { ResourceId } from '../model/id.js'

/**
 * The product that a data set is in. AWS: products are made in AWS Marketplace, so that no operation of AWS Data
 * Exchange puts a data set into one, and no response names more than the id.
 */
export const Product = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 256, description: 'Its id, as in `OriginDetails.ProductId`.' }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 256, description: 'Its name, which events have.' })),
    providerContact: Type.Optional(
      Type.String({ minLength: 1, maxLength: 256, description: 'How to reach its provider, which notifications have.' })
    ),
    dataSetId: Type.Optional(
      Type.String({ ...ResourceId, description: 'Of an OWNED data set: the id of its ENTITLED copy.' })
    )
  },
  { additionalProperties: false, description: 'The product that a data set is in.' }
)
export type Product = Readonly<Static<typeof Product>>

/** The product of a data set as users give it: what is absent is made up. */
export const ProductSeed = Type.Object(
  {
    ...Product.properties,
    id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 256,
        description: 'Its id. If absent, `OriginDetails.ProductId`, or one that is made up.'
      })
    ),
    dataSetId: Type.Optional(
      Type.String({
        ...ResourceId,
        description:
          'Of an OWNED data set: the id of the ENTITLED copy that the subscribers of the product see, and that is made with it.'
      })
    )
  },
  {
    additionalProperties: false,
    description:
      'The product that a data set is in. An OWNED one that is in a product has an ENTITLED copy in the same sandbox, to which each revision is published when it is finalized.'
  }
)
export type ProductSeed = Static<typeof ProductSeed>

/** The product of an ENTITLED data set as users give it. */
export const EntitledProductSeed = Type.Omit(ProductSeed, ['dataSetId'], {
  additionalProperties: false,
  description: 'The product that an ENTITLED data set comes from, of which no operation shows more than the id.'
})
