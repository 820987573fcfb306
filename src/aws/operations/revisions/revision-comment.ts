import { BoundedText } from '../../../core/validation/bounded-text.js'

/** AWS: the service model's `__stringMin0Max16384`. */
export const RevisionComment = BoundedText(0, 16_384)
