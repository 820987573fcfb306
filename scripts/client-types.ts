// Writes src/client/types.ts, the types of the control plane's requests and responses, from the schemas by which the
// server validates and which it documents: npm run client-types.
import { writeFileSync } from 'node:fs'
import { buildApp } from '../src/app.js'
import { defaultConfig } from '../src/config/config.js'
import { wallClock } from '../src/core/time/wall-clock.js'
import { CLIENT_TYPES, clientTypesText } from './client-types-text.js'

const app = buildApp({ config: defaultConfig(), scenarios: [], wall: wallClock })
const { components } = (await app.inject('/__admin/openapi.json')).json()
await app.close()
writeFileSync(CLIENT_TYPES, clientTypesText(components.schemas))
