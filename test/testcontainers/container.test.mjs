import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { DataExchangeLocalContainer, StartedDataExchangeLocalContainer } from 'dataexchange-local/testcontainers'
import { AbstractStartedContainer, GenericContainer } from 'testcontainers'
import { Engine } from './engine.mjs'

const IMAGE = 'dataexchange-local:test'
const TYPE = 'EXPORT_ASSETS_TO_S3'

// Testcontainers keeps one client of one engine.
const engine = new Engine()
process.env.TESTCONTAINERS_RYUK_DISABLED = 'true'
process.env.DOCKER_HOST = await engine.listen()
const folder = mkdtempSync(join(tmpdir(), 'fixtures-'))
after(() => engine.close())
after(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  engine.requests = []
})

/** Starts a container that stops with the test. */
async function start(t, container) {
  const started = await container.start()
  t.after(() => started.stop())
  return started
}

/** Ports without the protocol, which some versions write. */
const portsOf = (ports) => Object.keys(ports).map((port) => port.replace('/tcp', ''))

const variables = () => Object.fromEntries(engine.created.Env.map((line) => line.split(/=(.*)/s, 2)))

test('it asks for the image, its port and no bind mount, and waits until the server is ready', async () => {
  const container = new DataExchangeLocalContainer(IMAGE)
  assert.ok(container instanceof GenericContainer)
  const started = await container.start()
  try {
    assert.ok(started instanceof StartedDataExchangeLocalContainer && started instanceof AbstractStartedContainer)
    const { Image, ExposedPorts, HostConfig } = engine.created
    assert.equal(Image, IMAGE)
    assert.deepEqual(portsOf(ExposedPorts), ['2017'])
    assert.deepEqual(portsOf(HostConfig.PortBindings), ['2017'])
    assert.equal(HostConfig.Binds, undefined)
    assert.deepEqual(variables(), { DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: '127.0.0.1' })
    assert.ok(
      engine.requests.some((request) => /^GET \/containers\/\w+\/logs$/.test(request)),
      'it reads the log'
    )
    assert.ok(!engine.requests.some((request) => request.startsWith('PUT ')), 'it copies nothing')

    assert.match(started.getEndpoint(), /^http:\/\/127\.0\.0\.1:\d+$/)
    const job = await fetch(`${started.getEndpoint()}/v1/jobs/completedExportAssetToSignedUrl01`)
    assert.equal((await job.json()).State, 'COMPLETED')
    assert.equal(started.control.url, started.getEndpoint())
    await started.sandbox('w1').seed({ Type: TYPE, Id: 'mine' })
    assert.equal((await started.sandbox('w1').job('mine')).job.Id, 'mine')
    await assert.rejects(started.control.job('mine'), { name: 'ControlError', status: 404 })
  } finally {
    await started.stop()
  }
  assert.ok(
    engine.requests.some((request) => /^DELETE \/containers\//.test(request)),
    'it removes the container'
  )
})

test('the settings of the server are variables of the container', async (t) => {
  const container = new DataExchangeLocalContainer(IMAGE)
    .withoutFixtures()
    .withSeed(7)
    .withFrozenClock(new Date('2026-03-02T09:15:00Z'))
    .withAdminToken('secret')
    .withEnvironment({ DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: 'mock.example' })
  const started = await start(t, container)
  assert.deepEqual(variables(), {
    DATAEXCHANGE_LOCAL_NO_FIXTURES: 'true',
    DATAEXCHANGE_LOCAL_SEED: '7',
    DATAEXCHANGE_LOCAL_CLOCK: 'frozen',
    DATAEXCHANGE_LOCAL_NOW: '2026-03-02T09:15:00.000Z',
    DATAEXCHANGE_LOCAL_ADMIN_TOKEN: 'secret',
    DATAEXCHANGE_LOCAL_ALLOWED_HOSTS: 'mock.example,127.0.0.1'
  })
  assert.equal((await fetch(`${started.getEndpoint()}/__admin/clock`)).status, 401)
  assert.deepEqual(await started.control.jobs(), [])
  const { now, mode } = await started.sandbox('w1').clock.get()
  assert.deepEqual({ now, mode }, { now: '2026-03-02T09:15:00.000Z', mode: 'frozen' })
})

test('fixtures are copied into the container, files and folders, and loaded in their order', async (t) => {
  const scenario = (name, id) => JSON.stringify({ name, jobs: [{ Type: TYPE, Id: id, State: 'COMPLETED' }] })
  const file = join(folder, 'same.json')
  writeFileSync(file, scenario('one', 'fromAFile'), { mode: 0o600 })
  const nested = mkdtempSync(join(folder, 'nested-'))
  writeFileSync(join(nested, 'same.json'), scenario('two', 'fromAFolder'), { mode: 0o600 })
  const started = await start(t, new DataExchangeLocalContainer(IMAGE).withFixtures(nested).withFixtures(file))
  assert.deepEqual(
    (await started.control.jobs()).map(({ job }) => job.Id),
    ['fromAFolder', 'fromAFile']
  )
  const { DATAEXCHANGE_LOCAL_FIXTURES: paths } = variables()
  assert.match(paths, /^\/fixtures\/0\/nested-\w+:\/fixtures\/1\/same\.json$/)
  assert.deepEqual(engine.modes('/fixtures/1'), ['644'], 'readable by the user of the image')
  assert.deepEqual(engine.modes(paths.split(':')[0]), ['755'])
  assert.throws(() => new DataExchangeLocalContainer(IMAGE).withFixtures(join(folder, 'gone')), /ENOENT.*gone/)
})

test('the CommonJS file has the same classes, and what they make is of the same package', () => {
  const required = createRequire(import.meta.url)('dataexchange-local/testcontainers')
  assert.deepEqual(Object.keys(required).sort(), ['DataExchangeLocalContainer', 'StartedDataExchangeLocalContainer'])
  assert.ok(new required.DataExchangeLocalContainer(IMAGE) instanceof GenericContainer)
})

await import('./example.mjs')
