// Builds dist/: the command as one self-contained bundle (starts quickly, no dependencies to install), the in-process
// API as a module with external dependencies, and the types of the API.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { COMMAND_BUNDLE } from './command-bundle.mjs'
import { leftOut } from './left-out.mjs'

process.chdir(join(import.meta.dirname, '..'))
rmSync('dist', { recursive: true, force: true })

const command = await build({
  ...COMMAND_BUNDLE,
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  metafile: true,
  plugins: [leftOut]
})
await build({
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm'
})

const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })

writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licenses(Object.keys(command.metafile.inputs)))

/** Returns the licence texts of the packages in a bundle. */
function licenses(inputs) {
  const packages = new Set(inputs.map((input) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean))
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`
      return `${name} ${version}\n\n${text}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}
