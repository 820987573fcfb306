import { readdirSync, readFileSync } from 'node:fs'
import { writePacked } from './console-bundle.mjs'

/** Writes the fixtures that come with the server to one compressed file: as they are, they would be a twentieth of the package. */
export function writeFixtures(file) {
  const names = readdirSync('fixtures').sort()
  const entries = names.map((name) => [name, JSON.parse(readFileSync(`fixtures/${name}`, 'utf8'))])
  writePacked(file, JSON.stringify(entries))
}

/** What takes the place of `src/built-in-fixtures.ts` in the bundle. */
const READER = `
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
export const BUILT_IN_FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url))
export function readBuiltInFixtures() {
  return JSON.parse(brotliDecompressSync(readFileSync(BUILT_IN_FIXTURES + '.json.br')))
}
`

/** An esbuild plugin with which the bundle reads that file, which is beside it. */
export const packedFixtures = {
  name: 'packed-fixtures',
  setup(build) {
    build.onLoad({ filter: /\/src\/built-in-fixtures\.ts$/ }, () => ({ contents: READER, loader: 'js' }))
  }
}
