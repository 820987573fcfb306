import type { ObjectStorage } from '../core/storage/object-storage.js'
import type { WallClock } from '../core/time/wall-clock.js'
import type { S3Settings } from './s3-client.js'

/** Returns objects in an S3-compatible server, whose client is loaded when the first is moved. */
export function lazyS3Storage(settings: S3Settings, wall: WallClock): ObjectStorage {
  let loading: Promise<ObjectStorage> | undefined
  const load = () => {
    loading ??= import('./s3-storage.js').then(({ S3Storage }) => new S3Storage(settings, wall))
    return loading
  }
  return {
    write: async (object, signal) => (await load()).write(object, signal),
    read: async (object, reserve, signal) => (await load()).read(object, reserve, signal),
    close: () => void loading?.then((storage) => storage.close())
  }
}
