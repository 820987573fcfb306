import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'

/** Bundles the console into dist/console/. Returns esbuild's description of the bundle. */
export function bundleConsole() {
  return bundlePage('dist/console', 'src/console/main.tsx')
}

/** Bundles the page of the OpenAPI document, with its renderer, into dist/docs/, as `bundleConsole` does. */
export function bundleApiPage() {
  return bundlePage('dist/docs', 'src/console/api-page/main.ts')
}

/** The files that both pages have. */
const SHARED = ['src/console/index.html', 'src/console/icon.svg']

/** Bundles a page into a folder. Each file is compressed, as `src/packed-pages.ts` finds them. */
async function bundlePage(outdir, entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: { main: entry },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    // What `light-dark()` of the style sheets needs, too.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir,
    // The licences of all packages are in one file of the package.
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning'
  })
  mkdirSync(outdir, { recursive: true })
  for (const { path, contents } of outputFiles) writePacked(path.slice(path.lastIndexOf('dist/')), contents)
  for (const path of SHARED) writePacked(join(outdir, basename(path)), readFileSync(path))
  return metafile
}

/** Writes a file of a page, compressed: the server decompresses it when it is asked for. */
function writePacked(path, contents) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  writeFileSync(`${path}.br`, brotliCompressSync(contents, { params }))
}

/** An esbuild plugin with which the bundle of the server finds the pages beside itself. */
export const packedPages = {
  name: 'packed-pages',
  setup(build) {
    build.onLoad({ filter: /\/src\/packed-pages\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace("'../dist/'", "'./'")
      return { contents, loader: 'ts' }
    })
  }
}
