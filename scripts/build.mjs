// Builds dist/: the command as one self-contained bundle (quick to start, nothing to install beside it), the
// in-process API as a module with its dependencies left outside, and the types of the latter.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'

process.chdir(join(import.meta.dirname, '..'))
rmSync('dist', { recursive: true, force: true })

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: 'dist',
  metafile: true,
  // Modules before CommonJS: what bundles badly (UMD) is not met, and what is not used is left out.
  mainFields: ['module', 'main']
}

const command = await build({
  ...common,
  entryPoints: ['src/cli.ts'],
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'chunk-[hash]',
  // Packages in CommonJS call require(), which a module has to be given.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);"
  }
})
await build({ ...common, entryPoints: ['src/index.ts'], packages: 'external' })

const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })

writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licenses(Object.keys(command.metafile.inputs)))

/** The licence texts of the packages that a bundle holds. */
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
