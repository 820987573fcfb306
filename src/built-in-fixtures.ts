import { fileURLToPath } from 'node:url'

/**
 * The folder of the fixtures that come with the server. It is found from here, one folder below the package's own, where
 * both this source and the bundle of it lie.
 */
export const BUILT_IN_FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
