import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { COMMAND_BUNDLE } from '../../scripts/command-bundle.mjs'
import { COMMAND_PLUGINS } from '../../scripts/command-plugins.mjs'
import { scratchFolder } from '../support/scratch-folder.js'
import { type Doubling, doubledSource } from './doublings.js'

const ROOT = join(import.meta.dirname, '../..')

/** Bundles the command as it would be if this were done twice. Returns its file. */
export async function bundleDoubled(doubling: Doubling): Promise<string> {
  const outdir = await scratchFolder()
  const options: BuildOptions = {
    ...COMMAND_BUNDLE,
    minifyIdentifiers: true,
    absWorkingDir: ROOT,
    logLevel: 'error',
    plugins: [replacing(doubling.file, doubledSource(doubling)), ...COMMAND_PLUGINS]
  }
  await build({ ...options, entryPoints: { cli: 'src/cli.ts' }, outdir, outExtension: { '.js': '.mjs' } })
  if (doubling.twin !== undefined) {
    const stdin = { contents: doubling.twin, resolveDir: join(ROOT, 'src') }
    const { splitting: _, chunkNames: __, ...inOneFile } = options
    await build({ ...inOneFile, stdin, outfile: join(outdir, 'twin.mjs') })
  }
  copyFileSync(join(ROOT, 'dist/fixtures.deflated'), join(outdir, 'fixtures.deflated'))
  return join(outdir, 'cli.mjs')
}

/** An esbuild plugin that replaces the text of a file. */
function replacing(file: string, contents: string): Plugin {
  return {
    name: 'doubled',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
        path === join(ROOT, file) ? { contents, loader: 'ts' } : undefined
      )
    }
  }
}
