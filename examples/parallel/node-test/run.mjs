import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { start } from 'dataexchange-local'

const server = await start()
const tests = spawn(process.execPath, ['--test', '--test-concurrency=3', '--import=./enter-sandbox.mjs'], {
  cwd: import.meta.dirname,
  env: { ...process.env, DATAEXCHANGE_SERVER_URL: server.url },
  stdio: 'inherit'
})
const [exitCode] = await once(tests, 'exit')
await server.close()
process.exitCode = exitCode ?? 1
