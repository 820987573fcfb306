import { printableLines } from '../../core/validation/printable.js'
import { standardStream } from '../../server/standard-stream.js'

/** What a command reads and writes. A test hands in its own. */
export interface Io {
  readonly env: NodeJS.ProcessEnv
  /** The width of the terminal that standard output is, in characters; undefined if it is none. */
  readonly columns: number | undefined
  /** Whether what is printed has colours. */
  readonly hasColours: boolean
  /**
   * Writes text as it is. Resolves once it is written, or cannot be: to whether it was. A reader that is gone and a
   * full disk do not change what a command does, nor its exit code.
   */
  write(name: 'stdout' | 'stderr', text: string): Promise<boolean>
  /** Reads standard input to its end. */
  readInput(): Promise<string>
  /** Ends what would go on for ever. */
  readonly signal?: AbortSignal
}

/** Writes text with escapes for what a terminal would obey, as `Io.write` does. */
export function printTo({ write }: Io, name: 'stdout' | 'stderr', text: string): Promise<boolean> {
  return write(name, printableLines(text))
}

/** Returns the standard streams of the process. There are colours on a terminal, without NO_COLOR. */
export function processIo(env: NodeJS.ProcessEnv = process.env): Io {
  const { isTTY = false, columns } = process.stdout
  return {
    env,
    columns: isTTY ? columns : undefined,
    hasColours: isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
    write: (name, text) =>
      new Promise((resolve) => {
        try {
          standardStream(name).write(text, (error) => resolve(!error))
        } catch {
          resolve(false)
        }
      }),
    readInput: async () => (await import('node:stream/consumers')).text(process.stdin)
  }
}
