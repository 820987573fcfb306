import { AssetSeed } from '../../core/assets/asset-seed.js'
import { AssetType } from '../../core/data-sets/asset-details.js'
import { ASSET_DETAILS_MEMBER } from '../../core/data-sets/asset-details-member.js'
import { DataSetSeed } from '../../core/data-sets/data-set-seed.js'
import { RevisionAssetSeed } from '../../core/data-sets/revision-asset-seed.js'
import { RevisionSeed } from '../../core/data-sets/revision-seed.js'
import { type JsonSchema, named } from '../../core/schemas/json-schema.js'
import type { NamedSchemas } from '../../core/schemas/publisher.js'
import { anyOfMembers, atMostOneOf, each, ifThen, onlyMember, when, where, without, withRules } from './rules.js'

const CONTENTS = ['text', 'base64', 'size']
const NO_TAGS = where('Tags', { maxProperties: 0 })
const IS_FALSE = { const: false }

/** The content of an asset is given in one form. */
export function assetForm(): JsonSchema {
  return withRules(AssetSeed, [anyOfMembers('text', 'base64'), ...atMostOneOf('text', 'base64')])
}

/** An asset has the Details of its type; only one of type S3_SNAPSHOT has content, and only an API has responses. */
export function revisionAssetForm(): JsonSchema {
  return withRules(RevisionAssetSeed, [
    ...atMostOneOf(...CONTENTS),
    where('AssetDetails', { maxProperties: 1 }),
    ...AssetType.enum.map((type) => when('AssetType', { const: type }, named(rulesName(type)))),
    ifThen(anyOfMembers(...CONTENTS), named(rulesName('S3_SNAPSHOT'))),
    ifThen(anyOfMembers('responses'), named(rulesName('API_GATEWAY_API')))
  ])
}

/** The rules for assets of each type. */
export const assetRules: NamedSchemas = Object.fromEntries(
  AssetType.enum.map((type) => [rulesName(type), { form: () => assetOfType(type) }])
)

function rulesName(type: AssetType): string {
  return `${ASSET_DETAILS_MEMBER[type]}Rules`
}

/** Rules for an asset of a type. */
function assetOfType(type: AssetType): JsonSchema {
  const foreign = [...(type === 'S3_SNAPSHOT' ? [] : CONTENTS), ...(type === 'API_GATEWAY_API' ? [] : ['responses'])]
  const { properties } = without(...foreign)
  return {
    properties: {
      ...(properties as object),
      AssetType: { const: type },
      AssetDetails: onlyMember(ASSET_DETAILS_MEMBER[type])
    }
  }
}

/** Only what is finalized can be revoked, and only what is revoked says why and since when. */
export function revisionForm(): JsonSchema {
  return withRules(RevisionSeed, [
    when('Revoked', IS_FALSE, without('RevocationComment', 'RevokedAt')),
    when('Finalized', IS_FALSE, where('Revoked', IS_FALSE)),
    when('Finalized', IS_FALSE, without('RevocationComment', 'RevokedAt'))
  ])
}

/** What is ENTITLED has an origin, no tags and finalized revisions. All assets of a data set are of its type. */
export function dataSetForm(): JsonSchema {
  const revision = { properties: { ...propertiesOf(NO_TAGS), Finalized: { const: true }, assets: each(NO_TAGS) } }
  const entitled = { properties: { ...propertiesOf(NO_TAGS), revisions: each(revision) } }
  return withRules(DataSetSeed, [
    when('Origin', { const: 'OWNED' }, without('OriginDetails')),
    when('Origin', { const: 'ENTITLED' }, entitled),
    ifThen({ required: ['OriginDetails'], not: { required: ['Origin'] } }, entitled),
    ...AssetType.enum.map((type) =>
      when('AssetType', { const: type }, where('revisions', each(where('assets', each(named(rulesName(type)))))))
    )
  ])
}

function propertiesOf({ properties }: JsonSchema): object {
  return properties as object
}
