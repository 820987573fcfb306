// Run by test/package/check under Jest's defaults, where the package is installed.
const { ConfigError, start } = require('dataexchange-local')
const { ControlClient } = require('dataexchange-local/client')

const JOB = '/v1/jobs/completedExportAssetToSignedUrl01'

afterEach(() => jest.useRealTimers())

test('a server starts, responds and closes', async () => {
  const server = await start()
  expect((await fetch(server.url + JOB)).status).toBe(200)
  await server.close()
  await expect(start({ port: -1 })).rejects.toThrow(ConfigError)
})

test('so it does while the timers of the test are fake', async () => {
  jest.useFakeTimers()
  const server = await start()
  expect(await (await fetch(server.url + JOB)).json()).toMatchObject({ State: 'COMPLETED' })
  await server.close()
})

test("what the client returns is of the test's realm", async () => {
  const server = await start()
  const control = new ControlClient(server.url)
  await control.clock.freeze()
  const { mode, rate } = await control.clock.get()
  expect({ mode, rate }).toStrictEqual({ mode: 'frozen', rate: 1 })
  expect(await control.calls()).toBeInstanceOf(Object)
  await server.close()
})
