import t from 'tap'
import { UNLIMITED, WorldLedger } from '../../../src/core/memory/ledger.js'
import { SharedBudget } from '../../../src/core/memory/shared-budget.js'
import { Tally } from '../../../src/core/memory/tally.js'
import { tooMuchMemory } from '../../../src/core/memory/too-much-memory.js'

t.test('a ledger counts against its share, and gives everything back when it is closed', async (t) => {
  const budget = new SharedBudget(1000, 1)
  const share = budget.open()
  const [one, other] = [new WorldLedger(share), new WorldLedger(share)]
  one.add(300)
  other.add(100)
  one.add(-50)
  t.strictSame([one.bytes, other.bytes, share.used, one.room()], [250, 100, 350, 650])
  one.close()
  t.strictSame([one.bytes, share.used], [0, 100], 'what the other one counted stays')
  one.add(10)
  t.strictSame([one.bytes, share.used], [0, 100], 'a closed ledger counts nothing')
})

t.test('a ledger without a limit has room for anything, whatever is added', async (t) => {
  UNLIMITED.add(1e12)
  t.equal(UNLIMITED.room(), Number.POSITIVE_INFINITY)
})

t.test('a tally counts each thing once, as it was last', async (t) => {
  const ledger = new WorldLedger(new SharedBudget(1000, 1).open())
  const tally = new Tally(ledger)
  t.strictSame([tally.total, tally.most, tally.of('a')], [0, 0, 0])
  tally.set('a', 30)
  tally.set('b', 50)
  tally.set('a', 10)
  t.strictSame([tally.total, tally.most, tally.of('a'), tally.of('b'), ledger.bytes], [60, 50, 10, 50, 60])
  tally.delete('b')
  tally.delete('unknown')
  t.strictSame([tally.total, tally.most, tally.of('b'), ledger.bytes], [10, 10, 0, 10])
  tally.set('c', 5)
  tally.clear()
  t.strictSame([tally.total, tally.most, tally.of('a'), ledger.bytes], [0, 0, 0, 0])
})

t.test('the message about too much memory says what is needed, what there is, and what to do', async (t) => {
  const share = new SharedBudget(1000, 1).open()
  share.add(700)
  const { mostToKeep } = share.budget
  t.equal(
    tooMuchMemory('a', share, 500, 100),
    `This needs about 500 bytes of memory, and there is room for ${mostToKeep - 600} in sandbox a, which holds 700. ` +
      `--max-memory-bytes is 1000, of which one sandbox can have ${mostToKeep}. ` +
      'Delete what is no longer needed, reset or delete sandboxes, or raise the limit.'
  )
})
