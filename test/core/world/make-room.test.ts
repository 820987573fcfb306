import t from 'tap'
import { makeRoom, makeRoomForAWhile } from '../../../src/core/world/make-room.js'
import { recorded } from '../../support/recorded.js'
import { createWorld } from '../../support/sandbox.js'

t.test('there is room for just as much as there is, and the journal gives way for no more than it must', async (t) => {
  const { world } = createWorld()
  for (let count = 0; count < 10; count++) world.journal.add(recorded(world.journal, { jobId: `job${count}` }))
  const { share } = world.memory
  const inJournal = world.journal.bytes
  t.ok(inJournal > 0)
  const room = share.roomToKeep()
  t.equal(makeRoom(world, room), true)
  t.equal(world.journal.list().length, 10, 'nothing had to give way')
  t.equal(makeRoom(world, room + inJournal + 1), false)
  t.equal(world.journal.list().length, 10, 'nothing gave way in vain')
  t.equal(makeRoom(world, room + 1), true)
  t.equal(world.journal.list().length, 9, 'the oldest entry gave way')
  t.equal(makeRoom(world, share.roomToKeep() + world.journal.bytes), true)
  t.equal(world.journal.list().length, 0)
  t.equal(makeRoom(world, share.roomToKeep() + 5, 5), true, 'what is given back is room')
  t.equal(makeRoom(world, share.roomToKeep() + 6, 5), false)
  t.equal(makeRoomForAWhile(world, share.room()), true)
  t.equal(makeRoomForAWhile(world, share.room() + 1), false)
})
