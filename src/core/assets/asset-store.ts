import { hash } from 'node:crypto'
import { type Static, Type } from '@sinclair/typebox'
import type { ByteBudget } from './byte-budget.js'

/** Bytes in base64. */
export const Base64 = Type.String({
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  description: 'bytes in base64'
})

/** Bytes under a name, written down. */
const Named = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    base64: Base64,
    /** The job that imports an asset: it is there once that job is COMPLETED. */
    importedBy: Type.Optional(Type.String({ minLength: 1 }))
  },
  { additionalProperties: false }
)

/** All content of a sandbox, written down. */
export const AssetsSnapshot = Type.Object(
  {
    /** By the id of the job whose signed URL it was uploaded to. */
    uploads: Type.Array(Named),
    /** By the id of the asset. */
    assets: Type.Array(Named)
  },
  { additionalProperties: false }
)
export type AssetsSnapshot = Static<typeof AssetsSnapshot>

/** What an asset holds, and the job that imports it, if it is not there from the start. */
export interface Asset {
  readonly content: Buffer
  readonly importedBy?: string | undefined
  /** Whether other sandboxes hold the same bytes, so that they take no room here. */
  readonly isShared?: boolean
}

/**
 * The content of one sandbox: what was uploaded for a job, and what assets hold. All of it is within a budget, but for
 * what every sandbox begins with.
 */
export class AssetStore {
  readonly budget: ByteBudget
  readonly #uploads = new Map<string, Asset>()
  readonly #assets = new Map<string, Asset>()
  #bytes = 0

  constructor(budget: ByteBudget) {
    this.budget = budget
  }

  /** How many bytes of the budget it takes. */
  get bytes(): number {
    return this.#bytes
  }

  /** What was uploaded for a job. */
  uploadOf(jobId: string): Buffer | undefined {
    return this.#uploads.get(jobId)?.content
  }

  /** The asset of this id. */
  get(assetId: string): Asset | undefined {
    return this.#assets.get(assetId)
  }

  /** The assets there are, with how many bytes each holds. */
  list(): { id: string; bytes: number; importedBy?: string | undefined }[] {
    return [...this.#assets].map(([id, { content, importedBy }]) => ({ id, bytes: content.length, importedBy }))
  }

  /** Keeps an upload, in the place of an earlier one; false if there is no room for it. */
  putUpload(jobId: string, content: Buffer): boolean {
    return this.#put(this.#uploads, jobId, { content })
  }

  /** Puts an asset there, in the place of what was there; false if there is no room for it. */
  put(assetId: string, asset: Asset): boolean {
    return this.#put(this.#assets, assetId, asset)
  }

  /** Makes an asset of what was uploaded for a job. */
  importUpload(jobId: string, assetId: string): void {
    const content = this.uploadOf(jobId)
    if (content === undefined) return
    this.deleteUpload(jobId)
    this.put(assetId, { content, importedBy: jobId })
  }

  /** Forgets what was uploaded for a job. */
  deleteUpload(jobId: string): void {
    this.#reserve(-roomOf(this.#uploads.get(jobId)))
    this.#uploads.delete(jobId)
  }

  /** Forgets everything. */
  clear(): void {
    this.#reserve(-this.#bytes)
    this.#uploads.clear()
    this.#assets.clear()
  }

  /** Writes everything down. */
  snapshot(): AssetsSnapshot {
    return { uploads: written(this.#uploads), assets: written(this.#assets) }
  }

  /** Takes up what was written down. The caller sees to it that there is room. */
  restore({ uploads, assets }: AssetsSnapshot): void {
    for (const { id, base64 } of uploads) this.putUpload(id, Buffer.from(base64, 'base64'))
    for (const { id, base64, importedBy } of assets)
      this.put(id, { content: Buffer.from(base64, 'base64'), importedBy })
  }

  #put(assets: Map<string, Asset>, id: string, asset: Asset): boolean {
    if (!this.#reserve(roomOf(asset) - roomOf(assets.get(id)))) return false
    assets.set(id, asset)
    return true
  }

  #reserve(bytes: number): boolean {
    if (!this.budget.take(bytes)) return false
    this.#bytes += bytes
    return true
  }
}

/** Content that can be read but not changed. */
export type ReadonlyAssetStore = Pick<AssetStore, 'bytes' | 'uploadOf' | 'get' | 'list' | 'snapshot'>

/** How many bytes there are in what was written down. */
export function bytesOf({ uploads, assets }: AssetsSnapshot): number {
  return [...uploads, ...assets].reduce((sum, { base64 }) => sum + Buffer.byteLength(base64, 'base64'), 0)
}

function roomOf(asset: Asset | undefined): number {
  return asset === undefined || asset.isShared ? 0 : asset.content.length
}

/** The MD5 digest of content as the service writes it: in base64. */
export function md5Of(content: Buffer): string {
  return hash('md5', content, 'base64')
}

function written(assets: Map<string, Asset>): AssetsSnapshot['assets'] {
  return [...assets].map(([id, { content, importedBy }]) => ({
    id,
    base64: content.toString('base64'),
    ...(importedBy !== undefined && { importedBy })
  }))
}
