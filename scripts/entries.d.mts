/** An entry point of the package. */
export interface Entry {
  /** As in `exports`: `.` or `./name`. */
  readonly name: string
  /** The file of the source, within the repository. */
  readonly source: string
  readonly kind: 'server' | 'module'
  /** It has no CommonJS file, because what it belongs to (such as Vitest) has none either. */
  readonly esmOnly?: boolean
  /** Importing it does something, so that a bundler must not leave it out. */
  readonly sideEffects?: boolean
  /** The package that it extends, without which it cannot be imported. */
  readonly peer?: string
}

export const ENTRIES: readonly Entry[]
export function fileOf(entry: Entry): string
export function declarationsOf(entry: Entry): string
export function entryFields(entries?: readonly Entry[]): Readonly<Record<string, unknown>>
