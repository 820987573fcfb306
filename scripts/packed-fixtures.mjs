import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'

/**
 * Writes the fixtures that come with the server to one compressed file: as they are, they would be a twentieth of the
 * package. They are read at each start, so they are deflated, which is undone sooner than Brotli.
 */
export function writeFixtures(file) {
  const names = readdirSync('fixtures').sort()
  const entries = names.map((name) => [name, JSON.parse(readFileSync(`fixtures/${name}`, 'utf8'))])
  writeFileSync(file, deflateRawSync(JSON.stringify(entries), { level: 9 }))
}

/** What takes the place of `src/built-in-fixtures.ts` in the bundle. */
const READER = `
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'
export const BUILT_IN_FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url))
export function readBuiltInFixtures() {
  return JSON.parse(inflateRawSync(readFileSync(BUILT_IN_FIXTURES + '.deflated')))
}
`

/** An esbuild plugin with which the bundle reads that file, which is beside it. */
export const packedFixtures = {
  name: 'packed-fixtures',
  setup(build) {
    build.onLoad({ filter: /\/src\/built-in-fixtures\.ts$/ }, () => ({ contents: READER, loader: 'js' }))
  }
}
