import { printTo, processIo } from './terminal/io.js'

/**
 * Writes text to a standard stream, with escapes for what a terminal would obey. Resolves once it is written, or cannot
 * be: a reader that is gone and a full disk do not change what a command does, nor its exit code.
 */
export async function print(name: 'stdout' | 'stderr', text: string): Promise<void> {
  await printTo(processIo(), name, text)
}
