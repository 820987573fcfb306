/** How esbuild bundles a command into self-contained modules, quick to start. */
export const COMMAND_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Modules before CommonJS: what bundles badly (UMD) is not met, and what is not used is left out.
  mainFields: ['module', 'main'],
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'chunk-[hash]',
  // Packages in CommonJS call require(), which a module has to be given.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);"
  }
}
