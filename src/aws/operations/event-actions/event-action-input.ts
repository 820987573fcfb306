import { Type } from '@sinclair/typebox'
import { RequestId, structure } from '../../../core/jobs/types/request-shapes.js'
import { StringEnum } from '../../../core/validation/string-enum.js'

/** What is done. AWS: the service model's structure `Action`. */
export const ActionInput = structure({
  ExportRevisionToS3: Type.Optional(
    structure({
      Encryption: Type.Optional(
        structure({ KmsKeyArn: Type.Optional(Type.String()), Type: StringEnum(['aws:kms', 'AES256']) })
      ),
      RevisionDestination: structure({ Bucket: Type.String(), KeyPattern: Type.Optional(Type.String()) })
    })
  )
})

/** When it is done. AWS: the service model's structure `Event`. */
export const EventInput = structure({ RevisionPublished: Type.Optional(structure({ DataSetId: RequestId })) })
