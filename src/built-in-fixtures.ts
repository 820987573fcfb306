import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the fixtures that come with the server, as seen from here. */
export const BUILT_IN_FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))

/** The name of a file in that folder, and what it holds. */
export type BuiltInFixture = readonly [name: string, document: unknown]

/**
 * Returns those fixtures in the order of their names. The bundle has them in one compressed file instead of the folder.
 */
export function readBuiltInFixtures(): BuiltInFixture[] {
  return readdirSync(BUILT_IN_FIXTURES)
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(BUILT_IN_FIXTURES, name), 'utf8'))])
}
