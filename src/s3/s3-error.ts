import type { ObjectAddress } from '../core/storage/object-storage.js'
import { StorageError } from '../core/storage/storage-error.js'
import { quote } from './object-path.js'

/** How long a text of S3 is in a message, in characters. */
const MAX_TEXT = 300

/** Returns the error for a response of S3 that is not a success. `body`: how it begins. */
export function s3Error(status: number, body: string, { bucket, key }: ObjectAddress): StorageError {
  const code = textOf(body, 'Code')
  const object = `the object ${quote(key)} in the bucket ${bucket}`
  const said = [String(status), code, textOf(body, 'Message')].filter(Boolean).join(' ').slice(0, MAX_TEXT)
  if (status === 404 && code === 'NoSuchBucket') {
    return new StorageError('not-found', `The bucket ${bucket} does not exist.`)
  }
  if (status === 404) return new StorageError('not-found', `S3 does not have ${object}: ${said}`)
  if (status === 403) return new StorageError('access-denied', `S3 denies access to ${object}: ${said}`)
  if (status === 408 || status === 429 || status >= 500 || code === 'RequestTimeout') {
    return new StorageError('unavailable', `S3 failed on ${object}: ${said}`)
  }
  return new StorageError('invalid', `S3 refuses the request for ${object}: ${said}`)
}

/** Returns the text of an element of XML; undefined if there is none, or if it is empty. */
function textOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return text?.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: keyof typeof ENTITIES) => ENTITIES[entity]) || undefined
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
