import { type TProperties, Type } from '@sinclair/typebox'
import { ID_PATTERN } from '../../model/id.js'
import { StringEnum } from '../../validation/string-enum.js'

/*
 * Shared parts of the structures …RequestDetails. AWS: the service model, API version 2017-07-25. They have fewer
 * members than the structures of responses, because a signed URL is never sent, and are stricter about ids.
 */

/** A structure in which unknown members are ignored, as servers of the protocol restJson1 do. */
export const structure = <T extends TProperties>(members: T) => Type.Object(members)

/** The id of a data set, a revision or an asset. */
export const RequestId = Type.String({ pattern: `^${ID_PATTERN}$` })

/** The ids of the revision that a job works on and of its data set. */
export const requestSource = { DataSetId: RequestId, RevisionId: RequestId }

/** An MD5 hash in base64. */
export const RequestMd5Hash = Type.String({
  minLength: 24,
  maxLength: 24,
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$'
})

/** How exported objects are to be encrypted in the destination bucket. */
export const RequestEncryption = Type.Optional(
  structure({ KmsKeyArn: Type.Optional(Type.String()), Type: StringEnum(['aws:kms', 'AES256']) })
)
