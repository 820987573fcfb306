import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/**
 * What each part of the source may import besides its own files and the leaves. A part is a folder, or a file at the
 * top. The order is that of the floors: nothing below imports anything above it.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'version.ts': [],
  'built-in-fixtures.ts': [],
  core: [],
  'scenario-files': ['core'],
  aws: ['core'],
  'signed-urls': ['core'],
  admin: ['core'],
  config: ['core'],
  server: ['config', 'admin', 'aws', 'core'],
  'app.ts': ['server', 'config', 'admin', 'signed-urls', 'aws', 'core'],
  'start.ts': ['app.ts', 'server', 'config', 'scenario-files', 'core'],
  'index.ts': ['start.ts', 'config', 'core'],
  commands: ['start.ts', 'server', 'config', 'scenario-files', 'core'],
  'cli.ts': ['commands', 'config']
}

/** Files at the top that import nothing, and that every part but `core` may import. */
const LEAVES = ['version.ts', 'built-in-fixtures.ts']

/** The rooms of `core/` from the ground up: each imports only rooms of lower floors. */
const CORE_FLOORS: readonly (readonly string[])[] = [
  ['collections', 'validation', 'random.ts'],
  ['model', 'time'],
  ['assets', 'jobs'],
  ['faults', 'outcomes'],
  ['journal'],
  ['world'],
  ['commands'],
  ['sandbox']
]

/** An import from one file of the source to another, both as paths within `src/`. */
export interface Import {
  readonly from: string
  readonly to: string
}

/** The structure of the source as its imports make it. */
export interface Structure {
  readonly files: readonly string[]
  /** The parts of the source, and the rooms of `core/`. */
  readonly folders: { readonly src: readonly string[]; readonly core: readonly string[] }
  /** How many floors the parts stand on, and the rooms of `core/`: the longest chain of imports among them. */
  readonly floors: { readonly src: number; readonly core: number }
  /** Imports of files that do not exist. */
  readonly missing: readonly Import[]
  /** Imports that the order of the parts, or of the rooms of `core/`, does not allow. */
  readonly upward: readonly Import[]
  /** Files that import one another in a circle, imports of types included. */
  readonly circles: readonly (readonly string[])[]
}

/** Measures the structure of the source below a folder. */
export function measureStructure(root = 'src'): Structure {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const imports = files.flatMap((from) => importsOf(root, from).map((to) => ({ from, to })))
  const found = imports.filter(({ to }) => existsSync(join(root, to)))
  const inCore = found.filter(({ from, to }) => partOf(from) === 'core' && partOf(to) === 'core')
  return {
    files,
    folders: {
      src: unique(files.map(partOf)).filter((part) => !part.endsWith('.ts')),
      core: unique(files.filter((file) => partOf(file) === 'core').map(roomOf)).filter((room) => !room.endsWith('.ts'))
    },
    floors: { src: floorsOf(found, partOf), core: floorsOf(inCore, roomOf) },
    missing: imports.filter(({ to }) => !existsSync(join(root, to))),
    upward: found.filter((each) => !isAllowed(each)),
    circles: circlesIn(files, found)
  }
}

/** The files that a file imports, by any form of import. */
function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import|import\() ?'(\.[^']+\.js)'/g)].map(([, name]) =>
    normalize(join(dirname(file), name as string)).replace(/\.js$/, '.ts')
  )
}

/** The part of the source that a file belongs to: its folder, or the file itself at the top. */
function partOf(file: string): string {
  return file.split('/')[0] as string
}

/** The room of `core/` that a file belongs to. */
function roomOf(file: string): string {
  return file.split('/')[1] as string
}

function isAllowed({ from, to }: Import): boolean {
  const [part, target] = [partOf(from), partOf(to)]
  if (part === 'core' && target === 'core') {
    return roomOf(from) === roomOf(to) || floorOf(roomOf(to)) < floorOf(roomOf(from))
  }
  if (part === target || (part !== 'core' && LEAVES.includes(target))) return true
  return MAY_IMPORT[part]?.includes(target) ?? false
}

/** The floor of a room of `core/`, counted from 0; a room that is not in the list has none and may import nothing. */
function floorOf(room: string): number {
  const floor = CORE_FLOORS.findIndex((rooms) => rooms.includes(room))
  return floor < 0 ? Number.NaN : floor
}

/** The length of the longest chain of imports among groups of files. */
function floorsOf(imports: readonly Import[], groupOf: (file: string) => string): number {
  const targets = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    if (groupOf(from) === groupOf(to)) continue
    targets.set(groupOf(from), (targets.get(groupOf(from)) ?? new Set()).add(groupOf(to)))
  }
  const heights = new Map<string, number>()
  const height = (group: string): number => {
    const known = heights.get(group)
    if (known !== undefined) return known
    // A circle is told elsewhere; here it must only not go round for ever.
    heights.set(group, 1)
    const below = [...(targets.get(group) ?? [])].map(height)
    heights.set(group, 1 + Math.max(0, ...below))
    return heights.get(group) as number
  }
  return Math.max(0, ...[...targets.keys()].map(height))
}

/** The circles among files: the strongly connected components of more than one file (Tarjan's algorithm). */
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
