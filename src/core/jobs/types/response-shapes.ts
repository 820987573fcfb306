import { Type } from '@sinclair/typebox'
import { Instant } from '../../time/instant.js'
import { strict } from '../../validation/strict.js'
import { StringEnum } from '../../validation/string-enum.js'

/*
 * Shared parts of the structures …ResponseDetails. AWS: the service model, API version 2017-07-25, which has bare
 * strings where these schemas have them. Ids have no pattern here, so that a test can use ids that can be read.
 */

/** The id of a data set, a revision or an asset. */
export const Id = Type.String({ minLength: 1 })

/** An MD5 hash in base64. */
export const Md5Hash = Type.String({
  minLength: 24,
  maxLength: 24,
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  description: 'an MD5 digest in base64, 24 characters'
})

/** How exported objects are encrypted in the destination bucket. */
export const ExportServerSideEncryption = strict({
  Type: StringEnum(['aws:kms', 'AES256']),
  KmsKeyArn: Type.Optional(Type.String())
})

/** An object in S3 from which an asset is imported. */
export const AssetSourceEntry = strict({ Bucket: Type.String(), Key: Type.String() })

/** A signed URL and the instant at which it expires. */
export const signedUrl = { SignedUrl: Type.Optional(Type.String()), SignedUrlExpiresAt: Type.Optional(Instant) }
