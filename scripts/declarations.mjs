import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { declarationsOf } from './entries.mjs'

const OUT = 'dist/types'

/** Where a declaration names another file: `from './a.js'`, `import('./a.js')`, `import './a.js'`. */
const IMPORTS = /(\bfrom |\bimport\(|\bimport )(['"])([^'"]+)\2/g

/**
 * Writes the declarations that the entries need to dist/types/, each for both formats. Throws if one names a package
 * that is not a peer: the package has no dependencies, so that a user would have to install its types.
 */
export function writeDeclarations(entries, peers) {
  // In dist/, so that the compiler finds the types of packages.
  const folder = mkdtempSync('dist/all-types-')
  try {
    emit(folder, entries)
    for (const [name, text] of reachable(folder, entries, peers)) {
      mkdirSync(join(OUT, dirname(name)), { recursive: true })
      writeFileSync(join(OUT, `${name}.d.ts`), text)
      writeFileSync(
        join(OUT, `${name}.d.cts`),
        text.replace(
          IMPORTS,
          (_, before, quote, path) => `${before}${quote}${path.replace(/^(\..*)\.js$/, '$1.cjs')}${quote}`
        )
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function emit(folder, entries) {
  const config = join(folder, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    emitDeclarationOnly: true,
    declaration: true,
    rootDir: relative(folder, 'src'),
    outDir: '.'
  }
  const files = entries.map(({ source }) => relative(folder, source))
  const settings = { extends: relative(folder, 'tsconfig.json'), compilerOptions, files, include: [] }
  writeFileSync(config, JSON.stringify(settings))
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', config], { stdio: 'inherit' })
}

/** Returns the declarations that the entries name, and those that these name, by their names without extension. */
function reachable(folder, entries, peers) {
  const found = new Map()
  const waiting = entries.map(declarationsOf)
  for (const name of waiting) {
    if (found.has(name)) continue
    const text = readFileSync(join(folder, `${name}.d.ts`), 'utf8')
    for (const [, , , path] of text.matchAll(IMPORTS)) {
      if (path.startsWith('.')) waiting.push(join(dirname(name), path).replace(/\.js$/, ''))
      else if (!peers.some((peer) => path === peer || path.startsWith(`${peer}/`))) {
        throw new Error(`The declarations of ${name}.ts name ${path}, which the package does not bring.`)
      }
    }
    found.set(name, text)
  }
  return found
}
