import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'

/** The files of the console that are served as they are. */
const AS_THEY_ARE = ['index.html', 'icon.svg']

/**
 * Bundles the console into dist/console/, each file compressed, as `src/packed-pages.ts` finds them. Returns esbuild's
 * description of the bundle.
 */
export async function bundleConsole() {
  const { outputFiles, metafile } = await build({
    entryPoints: { main: 'src/console/main.tsx' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    // What `light-dark()` of the style sheets needs, too.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: 'dist/console',
    metafile: true,
    write: false,
    logLevel: 'warning'
  })
  mkdirSync('dist/console', { recursive: true })
  for (const { path, contents } of outputFiles) writePacked(path.slice(path.lastIndexOf('dist/')), contents)
  for (const name of AS_THEY_ARE) writePacked(`dist/console/${name}`, readFileSync(`src/console/${name}`))
  return metafile
}

/** Writes a file of a page, compressed: the server decompresses it when it is asked for. */
export function writePacked(path, contents) {
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
