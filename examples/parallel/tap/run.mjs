import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { start } from 'dataexchange-local'

const server = await start()
const tests = spawn('npx', ['tap', 'run'], {
  cwd: import.meta.dirname,
  env: { ...process.env, DATAEXCHANGE_LOCAL_URL: server.url },
  stdio: 'inherit'
})
const [exitCode] = await once(tests, 'exit')
await server.close()
process.exitCode = exitCode ?? 1
