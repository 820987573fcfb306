import { fileURLToPath } from 'node:url'

/** The folder of the fixtures that come with the server, as seen from here. The bundle has its own copy beside it. */
export const BUILT_IN_FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
