// Run by test/package/check where the package is installed.
const { ConfigError, start } = require('dataexchange-local')
const { ControlClient } = require('dataexchange-local/client')

async function main() {
  const server = await start()
  const { status } = await fetch(`${server.url}/v1/jobs/completedExportAssetToSignedUrl01`)
  const { mode } = await new ControlClient(server.url).clock.get()
  if (status !== 200 || mode !== 'running') process.exitCode = 1
  const error = await start({ port: -1 }).catch((reason) => reason)
  if (!(error instanceof ConfigError)) process.exitCode = 1
  await server.close()
  console.log('required')
}

main()
