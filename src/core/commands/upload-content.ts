import type { World } from '../world/world.js'

/** Stores what a client uploads for a job, replacing an earlier upload. Returns false if there is no room for it. */
export function uploadContent({ assets }: World, jobId: string, content: Buffer): boolean {
  return assets.putUpload(jobId, content)
}
