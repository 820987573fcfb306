import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { COMMAND_BUNDLE } from '../../scripts/command-bundle.mjs'
import { scratchFolder } from './scratch-folder.js'

/** How often work is done in the two runs that are compared. The first are enough for V8 to optimize it. */
const FEW = 500_000
const MANY = 2_500_000

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
 * Returns how many instructions some work takes each time: what a run that does it often executes more than one that does
 * it less often, so that neither the start nor the compiler counts. Other load on the machine makes no difference. V8 works
 * in one thread, and its random numbers begin with `seed`.
 */
export async function instructionsOf(program: string, work: string, seed: number): Promise<number> {
  const runs = [instructionsOfRun(program, work, FEW, seed), instructionsOfRun(program, work, MANY, seed)] as const
  const [few, many] = await Promise.all(runs)
  return (many - few) / (MANY - FEW)
}

async function instructionsOfRun(program: string, work: string, times: number, seed: number): Promise<number> {
  const valgrind = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null']
  const node = [process.execPath, '--single-threaded', `--random-seed=${seed}`, `--hash-seed=${seed}`]
  const { stderr } = await promisify(execFile)('valgrind', [...valgrind, ...node, program, work, String(times)])
  const counted = /I\s+refs:\s+([\d,]+)/.exec(stderr)?.[1]
  if (counted === undefined) throw new Error(`valgrind counted nothing: ${stderr}`)
  return Number(counted.replaceAll(',', ''))
}
