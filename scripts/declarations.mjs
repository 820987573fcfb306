import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { declarationsOf } from './entries.mjs'

const OUT = 'dist/types'

/** Where a declaration names another file: `from './a.js'`, `import('./a.js')`, `import './a.js'`. */
const IMPORTS = /(\bfrom |\bimport\(|\bimport )(['"])([^'"]+)\2/g

/** What a declaration has beyond types: for this the format of the file matters. */
const VALUES = /^export (?:declare (?!type |interface )|default |\*|\{|class |function |const )/m

/**
 * Writes the declarations that the entries need to dist/types/: those with values for both formats, and those of types
 * alone once, as CommonJS, of which a module of either format may import types. Throws if one names a package that is
 * not a peer: the package has no dependencies, so that a user would have to install its types.
 */
export function writeDeclarations(entries, peers) {
  // In dist/, so that the compiler finds the types of packages.
  const folder = mkdtempSync('dist/all-types-')
  try {
    emit(folder, entries)
    const declarations = reachable(folder, entries, peers)
    const esmOnly = entries.filter((entry) => entry.esmOnly).map(declarationsOf)
    const entryNames = entries.map(declarationsOf)
    const isShared = (name) => !entryNames.includes(name) && !VALUES.test(declarations.get(name))
    for (const [name, text] of declarations) {
      mkdirSync(join(OUT, dirname(name)), { recursive: true })
      const path = join(OUT, name)
      if (!isShared(name))
        writeFileSync(
          `${path}.d.ts`,
          withExtensions(text, name, (each) => isShared(each))
        )
      if (esmOnly.includes(name)) continue
      writeFileSync(
        `${path}.d.cts`,
        withExtensions(text, name, () => true)
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Returns a declaration with the extensions of what it imports, indented as the source is. */
function withExtensions(text, name, isCommonJs) {
  const lines = text
    .replace(IMPORTS, (all, before, quote, path) => {
      if (!path.startsWith('.') || !isCommonJs(nameOf(name, path))) return all
      return `${before}${quote}${path.replace(/\.js$/, '.cjs')}${quote}`
    })
    .replace(/^(?: {4})+/gm, (indent) => ' '.repeat(indent.length / 2))
  // For a program whose own `lib` has none of it.
  return /Symbol\.(?:asyncD|d)ispose/.test(lines) ? `/// <reference lib="esnext.disposable" />\n${lines}` : lines
}

/** The name, without extension, of a file that another imports. */
function nameOf(from, path) {
  return join(dirname(from), path).replace(/\.js$/, '')
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
  const settings = {
    extends: relative(folder, 'tsconfig.json'),
    compilerOptions,
    files,
    include: [relative(folder, 'src/**/*.d.ts')]
  }
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
      if (path.startsWith('.')) waiting.push(nameOf(name, path))
      else if (!peers.some((peer) => path === peer || path.startsWith(`${peer}/`))) {
        throw new Error(`The declarations of ${name}.ts name ${path}, which the package does not bring.`)
      }
    }
    found.set(name, text)
  }
  return found
}
