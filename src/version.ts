import manifest from '../package.json' with { type: 'json' }

/** The version of dataexchange-local. */
export const VERSION: string = manifest.version
