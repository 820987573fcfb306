import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

/**
 * Merges chunks that are always loaded together. esbuild makes a chunk of the code that each set of entries shares, and
 * every module that is loaded on demand is an entry: a start would open some sixty files, and Node takes longer to
 * find, read and link most of them than to run them.
 *
 * @param metafile What esbuild says of the bundle, whose files are all in `outdir`.
 * @param entries The modules by whose needs the chunks are told apart, by their sources. Each loads what it loaded
 * before, in fewer files.
 * @param first The one that is loaded before all others; its chunks stay as they are.
 */
export async function mergeChunks({ metafile, options, outdir, entries, first }) {
  const files = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]))
  const fileOf = (source) => [...files].find(([, { entryPoint }]) => entryPoint === source)[0]
  const groups = new Map()
  const early = loadedBy(files, fileOf(first))
  for (const source of entries) {
    for (const file of loadedBy(files, fileOf(source))) {
      if (!early.has(file)) groups.set(file, `${groups.get(file) ?? ''}-${basename(source, '.ts')}`)
    }
  }
  for (const group of new Set(groups.values())) {
    const members = [...groups.keys()].filter((file) => groups.get(file) === group)
    if (members.length > 1) await merge(files, members, `chunk${group}.js`, options, outdir)
  }
}

/** Merges chunks into one file, from which all others import from then on. */
async function merge(files, members, into, options, outdir) {
  const exportsOf = new Map(members.map((file, index) => [file, namesOf(files.get(file).exports, index)]))
  const others = readdirSync(outdir).filter((file) => file.endsWith('.js') && !exportsOf.has(file))
  const reExports = members.map((file) => `export {${clause(exportsOf.get(file))}} from './${file}'\n`)
  await build({
    ...options,
    stdin: { contents: reExports.join(''), resolveDir: outdir },
    external: others.map((file) => `./${file}`),
    outfile: join(outdir, into),
    // package.json tells bundlers that no module has side effects; these have to be evaluated in their order all the
    // same.
    ignoreAnnotations: true,
    plugins: [withoutBanner(options.banner.js)]
  })
  for (const file of others) {
    const path = join(outdir, file)
    writeFileSync(path, importFrom(into, readFileSync(path, 'utf8'), exportsOf))
  }
  for (const [file, names] of exportsOf) {
    // What is imported dynamically keeps its name and the names of its exports.
    const path = join(outdir, file)
    if (files.get(file).entryPoint === undefined) rmSync(path)
    else writeFileSync(path, `export{${clause(invert(names))}}from"./${into}";\n`)
  }
}

/** Returns the files that are loaded with one, and this one. */
function loadedBy(files, one) {
  const loaded = new Set()
  const add = (file) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const { path, kind } of files.get(file)?.imports ?? []) if (kind === 'import-statement') add(basename(path))
  }
  add(one)
  return new Set([...loaded].filter((file) => files.has(file)))
}

/** Returns the names that the exports of a chunk have in the merged file, by their names in the chunk. */
function namesOf(exports, index) {
  return new Map(exports.map((name) => [name, `${name}_${index}`]))
}

function invert(names) {
  return new Map([...names].map(([name, other]) => [other, name]))
}

function clause(names) {
  return [...names].map(([name, other]) => `${name} as ${other}`).join(',')
}

/** Returns the text of a file that imports from the merged file what it imported from chunks. Throws if it can't. */
function importFrom(into, text, exportsOf) {
  const statement = /\b(import|export)(?:\{([^{}]*)\}from)?"\.\/([\w.-]+)"/g
  const rewritten = text.replace(statement, (whole, keyword, names, file) => {
    const renamed = exportsOf.get(file)
    if (renamed === undefined) return whole
    const specifiers = names?.split(',').map((each) => {
      const [name, other = name] = each.split(' as ')
      return `${renamed.get(name)} as ${other}`
    })
    return specifiers === undefined ? `${keyword}"./${into}"` : `${keyword}{${specifiers.join(',')}}from"./${into}"`
  })
  for (const [, , , file] of rewritten.matchAll(statement)) {
    if (exportsOf.has(file)) throw new Error(`an import of ${file} was not rewritten`)
  }
  return rewritten
}

/** An esbuild plugin that takes the banner from each chunk: the merged file has one. */
function withoutBanner(banner) {
  return {
    name: 'without-banner',
    setup(build) {
      build.onLoad({ filter: /\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(banner, ''),
        loader: 'js'
      }))
    }
  }
}
