import { execFileSync } from 'node:child_process'
import type { Json } from '../src/core/schemas/json-schema.js'
import { typescriptOfSchemas } from './typescript-of-schema.js'

/** The module that holds the types. */
export const CLIENT_TYPES = 'src/client/types.ts'

/** Returns the text of the module with the types of the client, from the named schemas of the OpenAPI document. */
export function clientTypesText({ Error: ErrorBody, ...schemas }: Readonly<Record<string, Json>>): string {
  // A type that is named `Error` would hide that of JavaScript.
  const types = typescriptOfSchemas({ ...schemas, ...(ErrorBody !== undefined && { ErrorBody }) })
  const input = `// Generated from the schemas of the server by \`npm run client-types\`. Do not edit.\n\n${types}`
  const format = ['check', '--write', `--stdin-file-path=${CLIENT_TYPES}`]
  return execFileSync('node_modules/.bin/biome', format, { input, encoding: 'utf8' })
}
