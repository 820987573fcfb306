import type { Journal } from '../journal/journal.js'
import type { WorldLedger } from '../memory/ledger.js'

/** The parts of a world that decide what there is room for. */
export interface RoomContext {
  readonly memory: WorldLedger
  readonly journal: Journal
}

/**
 * Makes sure that there is room for so many bytes of memory that stay, once `freed` bytes are given back. The journal's
 * oldest entries give way. Returns false, and changes nothing, if that is not enough.
 */
export function makeRoom({ memory: { share }, journal }: RoomContext, bytes: number, freed = 0): boolean {
  return giveWay(journal, bytes, (more) => share.roomToKeep(freed + more))
}

/** As `makeRoom`, for bytes that come and go, such as a response. A part of each share is for these alone. */
export function makeRoomForAWhile({ memory: { share }, journal }: RoomContext, bytes: number): boolean {
  return giveWay(journal, bytes, (more) => share.room(more))
}

/** `roomWith` returns the room that there is once so many bytes more are given back. */
function giveWay(journal: Journal, bytes: number, roomWith: (freed: number) => number): boolean {
  if (bytes > roomWith(journal.bytes)) return false
  journal.giveWay(() => bytes <= roomWith(0))
  return true
}
