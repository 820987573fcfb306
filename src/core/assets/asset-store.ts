import { type Static, Type } from '@sinclair/typebox'
import { type Ledger, UNLIMITED } from '../memory/ledger.js'
import type { BudgetShare } from '../memory/shared-budget.js'
import { ResourceId } from '../model/id.js'
import { EXPECTED } from '../validation/expected.js'

/** Bytes in base64. */
export const Base64 = Type.String({
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  description: 'bytes in base64',
  [EXPECTED]: 'bytes in base64'
})

/** Serialized content with its id. */
export const ContentSnapshot = Type.Object(
  {
    id: ResourceId,
    base64: Base64,
    /** The job that imports the asset, which exists once that job is COMPLETED. */
    importedBy: Type.Optional(ResourceId)
  },
  { additionalProperties: false }
)

/** All content of a sandbox, serialized. */
export const AssetsSnapshot = Type.Object(
  {
    /** By the id of the job whose signed URL it was uploaded to. */
    uploads: Type.Array(ContentSnapshot),
    /** By the id of the asset. */
    assets: Type.Array(ContentSnapshot)
  },
  { additionalProperties: false }
)
export type AssetsSnapshot = Static<typeof AssetsSnapshot>

/** Content with its id. */
export interface NamedContent {
  readonly id: string
  readonly content: Buffer
  readonly importedBy: string | undefined
}

/** All content of a sandbox: see `AssetsSnapshot`. */
export interface AssetContents {
  readonly uploads: readonly NamedContent[]
  readonly assets: readonly NamedContent[]
}

/** The content of an asset, and the job that imports it unless it was seeded. */
export interface Asset {
  readonly content: Buffer
  readonly importedBy?: string | undefined
  /** Whether other sandboxes share the same bytes, so that these do not count here. */
  readonly isShared?: boolean
}

/** What an asset takes in memory besides its content: its id, and its place among the others. */
export const ASSET_BYTES = 400

/**
 * The content of one sandbox: uploads for jobs, and assets. All of it counts against a budget, except for the content
 * with which every sandbox starts.
 */
export class AssetStore {
  readonly budget: BudgetShare
  readonly #ledger: Ledger
  readonly #uploads = new Map<string, Asset>()
  readonly #assets = new Map<string, Asset>()
  #bytes = 0
  #memory = 0

  constructor(budget: BudgetShare, ledger: Ledger = UNLIMITED) {
    this.budget = budget
    this.#ledger = ledger
  }

  /** How many bytes of the budget it uses. */
  get bytes(): number {
    return this.#bytes
  }

  /** How many bytes of memory it counts for. */
  get memory(): number {
    return this.#memory
  }

  /** Returns the content that was uploaded for a job. */
  uploadOf(jobId: string): Buffer | undefined {
    return this.#uploads.get(jobId)?.content
  }

  /** Returns the asset with this id. */
  get(assetId: string): Asset | undefined {
    return this.#assets.get(assetId)
  }

  /** Returns the assets with their sizes. */
  list(): { id: string; bytes: number; importedBy?: string | undefined }[] {
    return [...this.#assets].map(([id, { content, importedBy }]) => ({ id, bytes: content.length, importedBy }))
  }

  /** Stores an upload for a job, replacing an earlier one. Returns false if there is no room for it. */
  putUpload(jobId: string, content: Buffer): boolean {
    return this.#put(this.#uploads, jobId, { content })
  }

  /** Stores an asset, replacing one with its id. Returns false if there is no room for it. */
  put(assetId: string, asset: Asset): boolean {
    return this.#put(this.#assets, assetId, asset)
  }

  /** Turns the upload for a job, if there is one, into an asset. */
  importUpload(jobId: string, assetId: string): void {
    const content = this.uploadOf(jobId)
    if (content === undefined) return
    this.deleteUpload(jobId)
    // What it takes has just been given back.
    this.#replace(this.#assets, assetId, { content, importedBy: jobId })
  }

  /** Removes the upload for a job. */
  deleteUpload(jobId: string): void {
    this.#replace(this.#uploads, jobId, undefined)
  }

  /** Removes an asset. */
  delete(assetId: string): void {
    this.#replace(this.#assets, assetId, undefined)
  }

  /** Removes everything. */
  clear(): void {
    for (const assets of [this.#uploads, this.#assets]) {
      for (const id of assets.keys()) this.#replace(assets, id, undefined)
    }
  }

  /** Returns everything. */
  contents(): AssetContents {
    return { uploads: listContents(this.#uploads), assets: listContents(this.#assets) }
  }

  /** Adds serialized content. There must be room for it. */
  restore({ uploads, assets }: AssetsSnapshot): void {
    for (const { id, base64 } of uploads) this.putUpload(id, Buffer.from(base64, 'base64'))
    for (const { id, base64, importedBy } of assets)
      this.put(id, { content: Buffer.from(base64, 'base64'), importedBy })
  }

  #put(assets: Map<string, Asset>, id: string, asset: Asset): boolean {
    const [before, after] = [countsOf(assets.get(id)), countsOf(asset)]
    if (
      isTooMuch(after.content - before.content, this.budget) ||
      isTooMuch(after.memory - before.memory, this.#ledger)
    ) {
      return false
    }
    this.#replace(assets, id, asset)
    return true
  }

  #replace(assets: Map<string, Asset>, id: string, asset: Asset | undefined): void {
    const [before, after] = [countsOf(assets.get(id)), countsOf(asset)]
    this.budget.add(after.content - before.content)
    this.#ledger.add(after.memory - before.memory)
    this.#bytes += after.content - before.content
    this.#memory += after.memory - before.memory
    if (asset === undefined) assets.delete(id)
    else assets.set(id, asset)
  }
}

/** Content that can be read but not changed. */
export type ReadonlyAssetStore = Pick<AssetStore, 'bytes' | 'uploadOf' | 'get' | 'list' | 'contents'>

/** Returns the number of bytes in serialized content. */
export function bytesOf({ uploads, assets }: AssetsSnapshot): number {
  return [...uploads, ...assets].reduce((sum, { base64 }) => sum + Buffer.byteLength(base64, 'base64'), 0)
}

/** Returns the number of bytes of memory that serialized content counts for. */
export function memoryOf(snapshot: AssetsSnapshot): number {
  return bytesOf(snapshot) + ASSET_BYTES * (snapshot.uploads.length + snapshot.assets.length)
}

function countsOf(asset: Asset | undefined): { content: number; memory: number } {
  if (asset === undefined) return { content: 0, memory: 0 }
  const content = asset.isShared ? 0 : asset.content.length
  return { content, memory: content + ASSET_BYTES }
}

function isTooMuch(bytes: number, holder: { room(): number }): boolean {
  return bytes > 0 && bytes > holder.room()
}

function listContents(assets: Map<string, Asset>): NamedContent[] {
  return Array.from(assets, ([id, { content, importedBy }]) => ({ id, content, importedBy }))
}
