import type { ObjectAddress } from '../core/storage/object-storage.js'
import { StorageError } from '../core/storage/storage-error.js'

/** AWS: what a bucket may be called, the old names with capitals and underscores included. */
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/

/**
 * Returns the path of an object with its bucket before its key, percent-encoded. Slashes and dots of a key stay as they
 * are, however many there are: a key is a text, not a path. Throws a StorageError for a name that would lead to
 * anything else than an object.
 */
export function objectPath({ bucket, key }: ObjectAddress): string {
  if (!BUCKET.test(bucket)) throw new StorageError('invalid', `${quote(bucket)} is not the name of a bucket.`)
  if (key === '') throw new StorageError('invalid', `The key of an object in the bucket ${bucket} is empty.`)
  return `/${bucket}/${key.toWellFormed().split('/').map(encode).join('/')}`
}

/** Returns a name as messages have it. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}...` : text)
}

/** As `encodeURIComponent`, and the five characters that signatures encode as well. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
}
