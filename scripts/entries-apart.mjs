import { dirname, join, relative } from 'node:path'
import { ENTRIES, fileOf } from './entries.mjs'

/**
 * An esbuild plugin that keeps an import of one entry by another as an import of its file, so that the two share its
 * classes and its state. Fails the build where a file that is not the entry's is imported from an entry's folder.
 */
export function entriesApart(extension) {
  return {
    name: 'entries-apart',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
        if (kind === 'entry-point') return undefined
        const from = relative(process.cwd(), resolveDir)
        const source = join(from, path).replace(/\.js$/, '.ts')
        const entry = ENTRIES.find((each) => each.source === source)
        if (entry !== undefined) return { path: `./${fileOf(entry)}.${extension}`, external: true }
        const folder = ENTRIES.map((each) => dirname(each.source)).find(
          (each) => each !== 'src' && `${source}`.startsWith(`${each}/`) && !`${from}/`.startsWith(`${each}/`)
        )
        if (folder === undefined) return undefined
        return { errors: [{ text: `${source} would be bundled twice: import the entry in ${folder}/ instead` }] }
      })
    }
  }
}
