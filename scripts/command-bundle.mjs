/** The options with which esbuild bundles a command into self-contained modules that start quickly. */
export const COMMAND_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Prefer ES modules to CommonJS: this avoids UMD, which bundles badly, and enables tree shaking.
  mainFields: ['module', 'main'],
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'chunk-[hash]',
  // CommonJS packages call require(), which ES modules do not have.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);"
  }
}
