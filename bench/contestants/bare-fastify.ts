import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { COMMAND_BUNDLE } from '../../scripts/command-bundle.mjs'
import type { Contestant } from './contestant.js'

const ROOT = join(import.meta.dirname, '../..')
const SCRIPT = join(import.meta.dirname, 'servers/bare-fastify.mjs')

/** Fastify with a single route, bundled like this project's command. */
export const bareFastify: Contestant = {
  name: 'bare Fastify',
  setup: 'one route that sends the same status, headers and body as constants, no logger; bundled like `dist`',
  version: () => JSON.parse(readFileSync(join(ROOT, 'node_modules/fastify/package.json'), 'utf8')).version,
  warmUpSeconds: 3,
  async prepare({ response, port, folder }) {
    const file = join(folder, 'response.json')
    await writeFile(file, JSON.stringify(response))
    await build({
      ...COMMAND_BUNDLE,
      minifyIdentifiers: true,
      entryPoints: [SCRIPT],
      outdir: folder,
      outExtension: { '.js': '.mjs' }
    })
    return [process.execPath, join(folder, 'bare-fastify.mjs'), String(port), file]
  }
}

/** The same without bundling. */
export const bareFastifyUnbundled: Contestant = {
  ...bareFastify,
  name: 'bare Fastify, unbundled',
  setup: 'the same from `node_modules`',
  async prepare({ response, port, folder }) {
    const file = join(folder, 'response.json')
    await writeFile(file, JSON.stringify(response))
    return [process.execPath, SCRIPT, String(port), file]
  }
}
