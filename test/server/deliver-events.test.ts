import type { ServerResponse } from 'node:http'
import t, { type Test } from 'tap'
import type { Config } from '../../src/config/config.js'
import { build, type TestSandbox } from '../support/build.js'
import { countListeners } from '../support/count-listeners.js'
import { listeningTarget } from '../support/event-targets.js'
import { until } from '../support/socket.js'

const DATA_SET = 'entitledPricesForTargets00000001'
const SCENARIO = {
  name: 'provided',
  dataSets: [{ Id: DATA_SET, Name: 'Prices', OriginDetails: { ProductId: 'prod-abcdefghij234' } }]
}

/** A server of which every sandbox begins with an ENTITLED data set. */
const server = (t: Test, eventTargets: readonly string[], config: Partial<Config> = {}) =>
  build(t, { fixtures: [], clock: { mode: 'frozen' }, eventTargets, ...config }, [SCENARIO])

/** Publishes revisions of the data set, with these comments. */
async function publish({ admin }: TestSandbox, ...comments: string[]): Promise<void> {
  for (const Comment of comments) {
    const body = { Comment, assets: [{ Name: 'a.csv', text: 'a' }] }
    const { status } = await admin('POST', `/data-sets/${DATA_SET}/revisions`, body)
    if (status !== 201) throw new Error(`status ${status}`)
  }
}

/** What a target does: it holds its responses, by the comments of what they are for, until it is told to send them. */
async function holdingTarget(t: Test) {
  const held: { sandbox: string; comment: string; response: ServerResponse }[] = []
  const target = await listeningTarget(t, (request, response) => {
    const { event } = target.received.at(-1) as (typeof target.received)[number]
    const [revision] = event.detail.Revisions as { Comment: string }[]
    const sandbox = String(request.headers['x-dataexchange-local-sandbox'])
    held.push({ sandbox, comment: revision?.Comment ?? '', response })
  })
  const got = () => held.map(({ sandbox, comment }) => `${sandbox} ${comment}`)
  return { ...target, held, got }
}

const targetsOf = async ({ admin }: TestSandbox) => (await admin('GET', '/event-bridge')).body.targets

t.test('each event is sent to each target as it is listed, and counted', async (t) => {
  const [a, b] = [await listeningTarget(t), await listeningTarget(t)]
  const it = server(t, [a.url, b.url])
  t.strictSame(
    await targetsOf(it),
    [a, b].map(({ url }) => ({ url, delivered: 0, failed: 0, dropped: 0, waiting: 0 }))
  )
  await publish(it, 'first', 'second')
  const { events } = (await it.admin('GET', '/event-bridge')).body
  await until(() => a.received.length === 2 && b.received.length === 2)
  t.equal(events.length, 2)
  for (const { received } of [a, b]) {
    t.strictSame(
      received.map(({ event }) => event),
      events
    )
    t.match(received, [{ headers: { 'x-dataexchange-local-sandbox': 'default' } }, {}])
  }
  await until(async () => (await targetsOf(it)).every(({ waiting }: { waiting: number }) => waiting === 0))
  t.strictSame(
    await targetsOf(it),
    [a, b].map(({ url }) => ({ url, delivered: 2, failed: 0, dropped: 0, waiting: 0 }))
  )
})

t.test('without a target there is none to list', async (t) => {
  const it = server(t, [])
  await publish(it, 'first')
  t.strictSame(await targetsOf(it), [])
})

t.test('a slow target holds up neither another target nor another sandbox', async (t) => {
  const [slow, quick] = [await holdingTarget(t), await listeningTarget(t)]
  const it = server(t, [slow.url, quick.url])
  const other = it.sandbox('other')
  await publish(it, '1', '2')
  await publish(other, '3')
  await until(() => slow.held.length === 2 && quick.received.length === 3)
  t.strictSame(slow.got().sort(), ['default 1', 'other 3'])
  t.match(await targetsOf(it), [{ waiting: 2 }, {}])
  t.match(await targetsOf(other), [{ waiting: 1 }, {}])
  for (const { response } of slow.held) response.end()
  await until(() => slow.held.length === 3)
  t.equal(slow.got()[2], 'default 2')
})

t.test('a target that fails is tried again on the wall clock, and what it does not take is counted', async (t) => {
  const failing = await holdingTarget(t)
  const it = server(t, [failing.url])
  await publish(it, '1')
  for (const pause of [200, 1000, 0]) {
    await until(() => failing.held.some(({ response }) => !response.writableEnded))
    const { length } = it.wall.timers
    failing.held.at(-1)?.response.writeHead(500).end()
    // The timer of the try gives way to that of the pause.
    if (pause > 0) await until(() => it.wall.timers.length === length && it.wall.timers.includes(it.wall.now() + pause))
    it.wall.advance(pause)
  }
  await until(async () => (await targetsOf(it))[0].waiting === 0)
  t.match(await targetsOf(it), [{ delivered: 0, failed: 1, dropped: 0, waiting: 0 }])
  t.strictSame(failing.got(), ['default 1', 'default 1', 'default 1'])
})

for (const [name, end] of [
  ['a reset', (it: TestSandbox) => it.admin('POST', '/reset')],
  [
    'a restored snapshot',
    async (it: TestSandbox) => it.admin('PUT', '/snapshot', (await it.admin('GET', '/snapshot')).body)
  ]
] as const) {
  t.test(`${name} drops what waits, cuts off what is being sent and begins to count again`, async (t) => {
    const target = await holdingTarget(t)
    const it = server(t, [target.url])
    const other = it.sandbox('other')
    await publish(it, '1', '2')
    await publish(other, '3')
    await until(() => target.held.length === 2)
    const gone = new Promise((resolve) =>
      target.held.find(({ comment }) => comment === '1')?.response.once('close', resolve)
    )
    await end(it)
    await gone
    const { url } = target
    t.strictSame(await targetsOf(it), [{ url, delivered: 0, failed: 0, dropped: 0, waiting: 0 }])
    t.match(await targetsOf(other), [{ waiting: 1 }], 'another sandbox is not touched')
    await publish(it, '4')
    await until(() => target.held.length === 3)
    t.equal(target.got()[2], 'default 4')
  })
}

t.test('a scenario that replaces everything drops what waits, and the counts go on', async (t) => {
  const target = await holdingTarget(t)
  const it = server(t, [target.url])
  await publish(it, '1', '2', '3')
  await until(() => target.held.length === 1)
  target.held[0]?.response.end()
  await until(() => target.held.length === 2)
  await it.admin('POST', '/scenarios?mode=replace', { name: 'empty' })
  t.match(await targetsOf(it), [{ delivered: 1, failed: 0, dropped: 2, waiting: 0 }])
  t.match((await it.admin('GET', '/event-bridge')).body.meta, { total: 3 })
})

t.test('deleting a sandbox and evicting it drop what waits and cut off what is being sent', async (t) => {
  const target = await holdingTarget(t)
  const it = server(t, [target.url], { maxSandboxes: 2 })
  for (const end of [() => it.admin('DELETE', '/sandboxes/a'), () => it.sandbox('b').admin('GET', '/event-bridge')]) {
    const before = target.held.length
    await publish(it.sandbox('a'), '1', '2')
    await until(() => target.held.length === before + 1)
    const gone = new Promise((resolve) => target.held[before]?.response.once('close', resolve))
    await end()
    await gone
    t.strictSame(it.wall.timers.length, 0, 'there is no next try')
    await it.admin('DELETE', '/sandboxes/b')
    t.match(await targetsOf(it.sandbox('a')), [{ delivered: 0, dropped: 0, waiting: 0 }])
  }
  t.equal(target.held.length, 2)
})

t.test('closing the server leaves no try, timer or connection behind', async (t) => {
  const listeners = countListeners(t)
  const target = await holdingTarget(t)
  const it = server(t, [target.url])
  await publish(it, '1', '2')
  await until(() => target.held.length === 1)
  const gone = new Promise((resolve) => target.held[0]?.response.once('close', resolve))
  await it.app.close()
  await gone
  t.strictSame(it.wall.timers, [])
  t.equal(listeners(), 0)
  t.equal(target.held.length, 1)
})
