import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { sizeOf } from '../../src/core/memory/size-of.js'
import { Sandboxes } from '../../src/core/sandbox/sandboxes.js'
import { EventTargets } from '../../src/event-targets/event-targets.js'
import { heldTries } from '../support/event-targets.js'
import { createResources, createWorldOptions } from '../support/sandbox.js'

const DATA_SET = 'entitledPricesForTargets00000001'
const URL = 'http://target/'

/** Targets whose tries a test ends, of sandboxes that begin with an ENTITLED data set. */
function targetsOf(urls: readonly string[]) {
  const resources = createResources()
  const { wall, memory } = resources
  const template = {
    ...createWorldOptions(),
    scenarios: [{ name: 'provided', dataSets: [{ Id: DATA_SET, Name: 'N', OriginDetails: { ProductId: 'prod-a' } }] }]
  }
  const sandboxes = new Sandboxes({ maxSandboxes: 10, template, resources })
  const { tries, post } = heldTries(() => wall.now())
  const warnings: [object, string][] = []
  const log = { debug: () => {}, warn: (...line: [object, string]) => void warnings.push(line) }
  const targets = new EventTargets(urls, { sandboxes, wall, log, post })
  const sandbox = sandboxes.visit('worker-1')
  const publish = async (count: number) => {
    const revisions = Array.from({ length: count }, () => ({ assets: [{ Name: 'a', size: 1 }] }))
    const published = sandbox.dataSets.seedRevisionsInSlices(DATA_SET, revisions, (index) => [index])
    while (sandbox.eventBridge.total === 0 && wall.timers.length > 0) wall.fireNext()
    await published
  }
  return { wall, memory, tries, warnings, targets, sandbox, publish }
}

t.test('events that wait count as memory of their sandbox, once for each target', async (t) => {
  const without = targetsOf([])
  await without.publish(1)
  const { memory, targets, sandbox, publish, tries } = targetsOf([URL, 'http://other/'])
  await publish(1)
  const [event] = sandbox.eventBridge.list()
  t.equal(memory.used, without.memory.used + 2 * sizeOf(event))
  tries[0]?.end()
  await nextTurn()
  t.match(targets.deliveries(sandbox), [{ delivered: 1 }, { waiting: 1 }])
  t.equal(memory.used, without.memory.used + sizeOf(event))
  sandbox.reset()
  t.equal(memory.used, targetsOf([]).memory.used, 'a reset gives back what was waited for')
})

t.test('a warning says which event was given up, which target did not take it, why and what to do', async (t) => {
  const { wall, tries, warnings, sandbox, publish } = targetsOf([URL])
  await publish(1)
  for (const pause of [200, 1000, 0]) {
    tries.at(-1)?.end('it responded with status 500')
    await nextTurn()
    wall.advance(pause)
  }
  const [{ id } = { id: '' }] = sandbox.eventBridge.list()
  const type = 'Revision Published To Data Set'
  t.strictSame(warnings, [
    [
      { sandbox: 'worker-1', url: URL, event: id, type, tries: 3, why: 'it responded with status 500' },
      `the event ${id} (${type}) of sandbox worker-1 was given up after 3 tries: --event-target ${URL} did not take it, because it responded with status 500; check that target, the next event is sent to it as well; GET /__admin/event-bridge lists it`
    ]
  ])
})

t.test('a warning says that the queue is full, once until there is room again', async (t) => {
  const { warnings, targets, sandbox, publish } = targetsOf([URL])
  await publish(1003)
  t.match(targets.deliveries(sandbox), [{ waiting: 1000, dropped: 3 }])
  t.match(warnings, [
    [{ sandbox: 'worker-1', url: URL }, /was dropped, and so are others until there is room: 1000 events/]
  ])
  t.equal(warnings.length, 1)
})
