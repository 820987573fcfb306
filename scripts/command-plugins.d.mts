import type { Plugin } from 'esbuild'

export const COMMAND_PLUGINS: Plugin[]
