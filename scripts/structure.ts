import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/**
 * The parts that each part of the source may import, besides its own files and the leaves. A part is a folder or a
 * top-level file. Parts are listed from the bottom to the top, and import only parts listed before them.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'version.ts': [],
  'built-in-fixtures.ts': [],
  'packed-pages.ts': [],
  client: [],
  console: ['client'],
  core: [],
  'scenario-files': ['core'],
  aws: ['core'],
  'signed-urls': ['core'],
  admin: ['core'],
  s3: ['core'],
  'event-targets': ['core'],
  config: ['core'],
  'snapshot-file': ['config', 'scenario-files', 'core'],
  server: ['config', 'event-targets', 'admin', 'signed-urls', 'aws', 'core'],
  'app.ts': ['server', 'snapshot-file', 'config', 'admin', 'signed-urls', 'aws', 's3', 'core'],
  'running-server.ts': [],
  'start.ts': ['app.ts', 'running-server.ts', 'server', 'snapshot-file', 'config', 'scenario-files', 'core'],
  'index.ts': ['start.ts', 'running-server.ts', 'config', 'scenario-files', 'client'],
  runners: ['start.ts', 'config', 'client'],
  commands: ['start.ts', 'running-server.ts', 'server', 'config', 'scenario-files', 'client', 'core'],
  'cli.ts': ['commands']
}

/** Top-level files that import nothing and that every part except `core` may import. */
const LEAVES = ['version.ts', 'built-in-fixtures.ts', 'packed-pages.ts']

/** The folders of `core/`, grouped into levels from the bottom up. A folder imports only folders of lower levels. */
const CORE_LEVELS: readonly (readonly string[])[] = [
  ['collections', 'memory', 'validation', 'random.ts'],
  ['model', 'time'],
  ['assets'],
  ['data-sets', 'storage'],
  ['event-actions', 'data-grants', 'notifications'],
  ['event-bridge'],
  ['jobs'],
  ['faults', 'outcomes'],
  ['journal'],
  ['world'],
  ['commands'],
  ['sandbox', 'schemas']
]

/** An import of one source file by another, both as paths within `src/`. */
export interface Import {
  readonly from: string
  readonly to: string
}

/** The structure of the source, derived from its imports. */
export interface Structure {
  readonly files: readonly string[]
  /** The folders of `src/` and of `core/`. */
  readonly folders: { readonly src: readonly string[]; readonly core: readonly string[] }
  /** The number of levels of the parts and of the folders of `core/`: the longest chain of imports among them. */
  readonly levels: { readonly src: number; readonly core: number }
  /** Imports of files that do not exist. */
  readonly missing: readonly Import[]
  /** Imports that violate the order of the parts or of the folders of `core/`. */
  readonly upward: readonly Import[]
  /** Groups of files that import one another in a circle, including type imports. */
  readonly circles: readonly (readonly string[])[]
}

/** Measures the structure of the source below a folder. */
export function measureStructure(root = 'src'): Structure {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const imports = files.flatMap((from) => importsOf(root, from).map((to) => ({ from, to })))
  const found = imports.filter(({ to }) => existsSync(join(root, to)))
  const inCore = found.filter(({ from, to }) => partOf(from) === 'core' && partOf(to) === 'core')
  return {
    files,
    folders: {
      src: unique(files.map(partOf)).filter((part) => !part.endsWith('.ts')),
      core: unique(files.filter((file) => partOf(file) === 'core').map(coreFolderOf)).filter(
        (folder) => !folder.endsWith('.ts')
      )
    },
    levels: { src: levelsOf(found, partOf), core: levelsOf(inCore, coreFolderOf) },
    missing: imports.filter(({ to }) => !existsSync(join(root, to))),
    upward: found.filter((each) => !isAllowed(each)),
    circles: circlesIn(files, found)
  }
}

/** Returns the source files that a file imports, by any form of import. */
function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import|import\() ?'(\.[^']+\.js)'/g)].map(([, name]) =>
    sourceOf(root, normalize(join(dirname(file), name as string)).replace(/\.js$/, ''))
  )
}

/** Returns the file of a module, which has JSX in the console's parts. */
function sourceOf(root: string, name: string): string {
  return existsSync(join(root, `${name}.tsx`)) ? `${name}.tsx` : `${name}.ts`
}

/** Returns the part of the source that a file belongs to: its folder, or the file itself at the top level. */
function partOf(file: string): string {
  return file.split('/')[0] as string
}

/** Returns the folder of `core/` that a file belongs to. */
function coreFolderOf(file: string): string {
  return file.split('/')[1] as string
}

function isAllowed({ from, to }: Import): boolean {
  const [part, target] = [partOf(from), partOf(to)]
  if (part === 'core' && target === 'core') {
    return coreFolderOf(from) === coreFolderOf(to) || levelOf(coreFolderOf(to)) < levelOf(coreFolderOf(from))
  }
  if (part === target || (part !== 'core' && LEAVES.includes(target))) return true
  return MAY_IMPORT[part]?.includes(target) ?? false
}

/** Returns the level of a folder of `core/`, from 0; NaN for an unlisted folder, which therefore may import nothing. */
function levelOf(folder: string): number {
  const level = CORE_LEVELS.findIndex((folders) => folders.includes(folder))
  return level < 0 ? Number.NaN : level
}

/** Returns the length of the longest chain of imports among groups of files. */
function levelsOf(imports: readonly Import[], groupOf: (file: string) => string): number {
  const targets = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    if (groupOf(from) === groupOf(to)) continue
    targets.set(groupOf(from), (targets.get(groupOf(from)) ?? new Set()).add(groupOf(to)))
  }
  const heights = new Map<string, number>()
  const height = (group: string): number => {
    const known = heights.get(group)
    if (known !== undefined) return known
    // Circles are reported separately; here they must only not recurse for ever.
    heights.set(group, 1)
    const below = [...(targets.get(group) ?? [])].map(height)
    heights.set(group, 1 + Math.max(0, ...below))
    return heights.get(group) as number
  }
  return Math.max(0, ...[...targets.keys()].map(height))
}

/** Returns the circles among files: the strongly connected components of several files (Tarjan's algorithm). */
function circlesIn(files: readonly string[], imports: readonly Import[]): string[][] {
  const targets = new Map(files.map((file) => [file, [] as string[]]))
  for (const { from, to } of imports) targets.get(from)?.push(to)
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (file: string): void => {
    order.set(file, order.size)
    low.set(file, order.get(file) as number)
    stack.push(file)
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) visit(target)
      if (stack.includes(target)) low.set(file, Math.min(low.get(file) as number, low.get(target) as number))
    }
    if (low.get(file) !== order.get(file)) return
    const circle = stack.splice(stack.indexOf(file))
    if (circle.length > 1) circles.push(circle)
  }
  for (const file of files) if (!order.has(file)) visit(file)
  return circles
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
