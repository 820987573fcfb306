import type { Action } from '../../event-actions/event-action.js'
import { whyNoKeyPattern } from '../../jobs/key-pattern.js'
import { invalid } from '../../model/refusal.js'

/** Throws a Refusal if an action could not be done. AWS: ExportRevisionToS3 is the only one. */
export function refuseWrongAction({ ExportRevisionToS3 }: Action): void {
  if (ExportRevisionToS3 === undefined) throw invalid('The Action has no ExportRevisionToS3, which it needs.')
  const { RevisionDestination, Encryption } = ExportRevisionToS3
  const { KeyPattern } = RevisionDestination
  const why = KeyPattern === undefined ? undefined : whyNoKeyPattern(KeyPattern)
  if (why !== undefined) throw invalid(`The KeyPattern ${KeyPattern} is not valid: ${why}.`)
  if (Encryption?.Type === 'aws:kms' && Encryption.KmsKeyArn === undefined) {
    throw invalid('An Encryption of type aws:kms needs a KmsKeyArn.')
  }
}
