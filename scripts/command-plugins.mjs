import { packedPages } from './console-bundle.mjs'
import { leftOut, yamlModules } from './left-out.mjs'
import { packedFixtures } from './packed-fixtures.mjs'

/** The esbuild plugins with which the command is bundled from its source. */
export const COMMAND_PLUGINS = [leftOut, packedFixtures, packedPages, yamlModules]
