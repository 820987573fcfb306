import { ASSET_BYTES, type AssetStore } from '../assets/asset-store.js'
import type { WorldLedger } from '../memory/ledger.js'
import { tooMuchMemory } from '../memory/too-much-memory.js'
import { StorageError } from '../storage/storage-error.js'
import { makeRoom, type RoomContext } from './make-room.js'

/** What content counts against while it arrives. */
export interface ReservationContext extends RoomContext {
  readonly name: string
  readonly memory: WorldLedger
  readonly assets: AssetStore
}

/** The room that is kept for content which arrives: it counts as the content of assets does, before it is one. */
export class ContentReservation {
  readonly #world: ReservationContext
  #bytes = 0
  #memory = 0
  #isReleased = false

  constructor(world: ReservationContext) {
    this.#world = world
  }

  /**
   * Keeps room for so many bytes more, or gives it back if they are negative. Throws a StorageError if there is none.
   */
  take(bytes: number): void {
    const { name, assets, memory } = this.#world
    if (this.#isReleased) throw new StorageError('no-room', 'The transfer has ended.')
    const { budget } = assets
    if (bytes > 0 && bytes > budget.room()) {
      const { limit, mostForOne } = budget.budget
      const message = `--max-content-bytes is ${limit}, of which one sandbox can have ${mostForOne}`
      throw new StorageError('no-room', `There is no room for its content in sandbox ${name}: ${message}.`)
    }
    if (bytes > 0 && !makeRoom(this.#world, bytes)) {
      throw new StorageError('no-room', tooMuchMemory(name, memory.share, bytes))
    }
    this.#add(bytes, bytes)
  }

  /** Keeps room for so many assets, apart from their content. Throws a StorageError if there is none. */
  takeAssets(count: number): void {
    const bytes = count * ASSET_BYTES
    if (!makeRoom(this.#world, bytes)) {
      throw new StorageError('no-room', tooMuchMemory(this.#world.name, this.#world.memory.share, bytes))
    }
    this.#add(0, bytes)
  }

  /** Gives everything back, for good. */
  release(): void {
    this.#add(-this.#bytes, -this.#memory)
    this.#isReleased = true
  }

  #add(bytes: number, memory: number): void {
    if (this.#isReleased) return
    this.#bytes += bytes
    this.#memory += memory
    this.#world.assets.budget.add(bytes)
    this.#world.memory.add(memory)
  }
}
