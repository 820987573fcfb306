// Run by test/package/check where the package is installed.
import { ConfigError, start } from 'dataexchange-local'
import { ControlClient } from 'dataexchange-local/client'

const server = await start()
const { status } = await fetch(`${server.url}/v1/jobs/completedExportAssetToSignedUrl01`)
if (status !== 200 || !(server.control instanceof ControlClient)) process.exitCode = 1
const error = await start({ port: -1 }).catch((reason) => reason)
if (!(error instanceof ConfigError)) process.exitCode = 1
await server.close()
console.log('imported')
