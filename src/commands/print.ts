import { printableLines } from '../core/validation/printable.js'
import { standardStream } from '../server/standard-stream.js'

/**
 * Writes text to a standard stream, with escapes for what a terminal would obey. Resolves once it is written, or cannot
 * be: a reader that is gone and a full disk do not change what a command does, nor its exit code.
 */
export function print(name: 'stdout' | 'stderr', text: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      standardStream(name).write(printableLines(text), () => resolve())
    } catch {
      resolve()
    }
  })
}
