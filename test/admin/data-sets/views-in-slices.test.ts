import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { DataSetStore } from '../../../src/core/data-sets/data-set-store.js'
import { type Answer, build } from '../../support/build.js'
import { fireDue, makeSlow } from '../../support/slow-wall.js'

const COUNT = 500
const DATA_SET = 'many0000000000000000000000000001'
const seed = (index: number) => ({ Id: `many${String(index).padStart(28, '0')}` })

/** Counts how often something of a store is read. Returns the count since it was last asked for. */
function countReads(t: Test, member: 'revisions' | 'assets'): () => number {
  const { [member]: read } = DataSetStore.prototype
  t.teardown(() => Object.assign(DataSetStore.prototype, { [member]: read }))
  let reads = 0
  Object.assign(DataSetStore.prototype, {
    [member](this: DataSetStore, ...args: [string]) {
      reads++
      return Reflect.apply(read, this, args)
    }
  })
  return () => {
    const since = reads
    reads = 0
    return since
  }
}

/** Requests with long responses: what each view of them reads, where the views are, and the request. */
const RESPONSES = {
  'data sets that are seeded': [
    'revisions',
    'dataSets',
    'POST',
    '/data-sets',
    Array.from({ length: COUNT }, (_, index) => seed(index))
  ],
  'revisions that are added': [
    'assets',
    'revisions',
    'POST',
    `/data-sets/${DATA_SET}/revisions`,
    Array.from({ length: COUNT }, () => ({}))
  ],
  'a data set with many revisions': ['assets', 'revisions', 'GET', `/data-sets/${DATA_SET}`, undefined]
} as const

for (const [what, [reads, list, method, path, body]] of Object.entries(RESPONSES)) {
  t.test(`the views of ${what} are made in slices`, async (t) => {
    const { admin, wall } = build(t)
    if (path !== '/data-sets') {
      const revisions = method === 'GET' ? Array.from({ length: COUNT }, () => ({})) : []
      await admin('POST', '/data-sets', { Id: DATA_SET, revisions })
    }
    makeSlow(t, wall)
    const readsSince = countReads(t, reads)
    let response: Answer | undefined
    void admin(method, path, body).then((answer) => {
      response = answer
    })
    let most = 0
    for (; response === undefined; await nextTurn()) {
      fireDue(wall)
      most = Math.max(most, readsSince())
    }
    t.equal((response as Answer).body[list].length, COUNT)
    t.ok(most < COUNT / 2, `${most} in one turn`)
  })
}
