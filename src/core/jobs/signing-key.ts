import { createHmac, createSecretKey, generateKeySync, type KeyObject } from 'node:crypto'

/** Sets the key apart from everything else that is derived from a seed. */
const PURPOSE = 'dataexchange-local: key of signed URLs'

/**
 * Returns the key that signs the URLs of a server. From a seed it is always the same key, so that URLs can be
 * reproduced; without one it is random. It is kept in memory only, never in a snapshot.
 */
export function signingKey(seed?: number): KeyObject {
  if (seed === undefined) return generateKeySync('hmac', { length: 256 })
  return createSecretKey(createHmac('sha256', PURPOSE).update(String(seed)).digest())
}
