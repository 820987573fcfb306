import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { COMMAND_BUNDLE } from '../../scripts/command-bundle.mjs'
import { scratchFolder } from './scratch-folder.js'

/** How often work is done in the two runs that are compared. */
export interface Times {
  readonly few: number
  readonly many: number
}

/** The fewer are enough for V8 to optimize the work. */
export const OPTIMIZED: Times = { few: 500_000, many: 2_500_000 }

/** Returns the version of valgrind, which counts instructions; undefined if it is not installed. */
export function valgrindVersion(): string | undefined {
  try {
    return execFileSync('valgrind', ['--version'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Bundles the program that does the work, and returns its file. */
export async function bundleWork(): Promise<string> {
  const outfile = join(await scratchFolder(), 'work.mjs')
  const { splitting: _, chunkNames: __, ...options } = COMMAND_BUNDLE
  await build({ ...options, entryPoints: [join(import.meta.dirname, 'counted-work.ts')], outfile, logLevel: 'error' })
  return outfile
}

/**
 * Returns how many instructions some work takes each time: what a run that does it often executes more than one that
 * does it less often, so that neither the start nor the compiler counts. Other load on the machine makes no difference.
 * V8 works in one thread, and its random numbers begin with `seed`.
 */
export async function instructionsOf(
  program: string,
  work: string,
  seed: number,
  { few, many }: Times = OPTIMIZED
): Promise<number> {
  const runs = [instructionsOfRun(program, work, few, seed), instructionsOfRun(program, work, many, seed)] as const
  const [ofFew, ofMany] = await Promise.all(runs)
  return (ofMany - ofFew) / (many - few)
}

async function instructionsOfRun(program: string, work: string, times: number, seed: number): Promise<number> {
  const valgrind = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null']
  const node = [process.execPath, '--single-threaded', `--random-seed=${seed}`, `--hash-seed=${seed}`]
  const { stderr } = await promisify(execFile)('valgrind', [...valgrind, ...node, program, work, String(times)])
  const counted = /I\s+refs:\s+([\d,]+)/.exec(stderr)?.[1]
  if (counted === undefined) throw new Error(`valgrind counted nothing: ${stderr}`)
  return Number(counted.replaceAll(',', ''))
}
