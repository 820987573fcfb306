import { ASSET_BYTES } from '../assets/asset-store.js'
import { makeRoom } from '../world/make-room.js'
import type { World } from '../world/world.js'

/** Stores what a client uploads for a job, replacing an earlier upload. Returns false if there is no room for it. */
export function uploadContent(world: World, jobId: string, content: Buffer): boolean {
  return makeRoom(world, content.length + ASSET_BYTES) && world.assets.putUpload(jobId, content)
}
