// Compiles the tests into .test-build/, once for all of them: a file for each test file in the same layout, and chunks
// of what they share, the packages included. tap runs those; source maps point failures to the TypeScript.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { COMMAND_BUNDLE } from './command-bundle.mjs'

const OUT = '.test-build'

/** A source map that maps a file's first character only: one that maps nothing, esbuild would make anew. */
const HARDLY_ANYTHING = JSON.stringify({ version: 3, sources: ['package'], mappings: 'AAAA' })
const NO_SOURCE_MAP = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(HARDLY_ANYTHING).toString('base64')}`

/** Lets a module find its files where its source lies, though it runs from another folder. */
const sourceUrls = {
  name: 'source-urls',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!text.includes('import.meta.')) return undefined
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(join(path, '..')))
      return { contents, loader: 'ts' }
    })
  }
}

/** Keeps packages out of the source maps, which Node would parse for a while in each of the test files. */
const unmappedPackages = {
  name: 'unmapped-packages',
  setup(build) {
    build.onLoad({ filter: /\/node_modules\/.*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\n${NO_SOURCE_MAP}`,
      loader: 'js'
    }))
  }
}

process.chdir(join(import.meta.dirname, '..'))
rmSync(OUT, { recursive: true, force: true })
const tests = readdirSync('test', { recursive: true }).filter((name) => name.endsWith('.test.ts'))
await build({
  ...COMMAND_BUNDLE,
  minifySyntax: false,
  minifyWhitespace: false,
  entryPoints: tests.map((name) => join('test', name)),
  outbase: 'test',
  outdir: OUT,
  // tap has to be the one that runs the file, the SDK is to be the one that users have, and the validator reads its own
  // files at run time.
  external: ['tap', '@seriousme/openapi-schema-validator', '@aws-sdk/*', '@smithy/*'],
  sourcemap: true,
  sourcesContent: false,
  plugins: [sourceUrls, unmappedPackages],
  logLevel: 'warning'
})
