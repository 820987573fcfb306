// Writes src/client/types.ts, the types of the control plane's requests and responses, from the schemas by which the
// server validates and which it documents, and those of the Python package: npm run client-types.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { buildApp } from '../src/app.js'
import { defaultConfig } from '../src/config/config.js'
import { wallClock } from '../src/core/time/wall-clock.js'
import { CLIENT_TYPES, clientTypesText } from './client-types-text.js'

const app = buildApp({ config: defaultConfig(), scenarios: [], wall: wallClock })
const document = (await app.inject('/__admin/openapi.json')).json()
await app.close()
writeFileSync(CLIENT_TYPES, clientTypesText(document.components.schemas))
const python = spawnSync('python3', ['python/tools/make_types.py'], {
  input: JSON.stringify(document),
  stdio: ['pipe', 'inherit', 'inherit']
})
if (python.status !== 0)
  throw new Error('python3 did not make the types of the Python package', { cause: python.error })
