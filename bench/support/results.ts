import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { VERSION } from '../../src/version.js'
import type { Section } from './table.js'

/** Where the results of the last full run are kept, so that it can be continued. Not committed. */
const FILE = join(import.meta.dirname, '../results.json')

/** A call of the benchmark, and what it ran on. */
export interface Run {
  /** When it began, as an ISO 8601 string. */
  readonly began: string
  readonly version: string
  readonly commit: string
  readonly machine: string
  /** The average number of processes that wanted a processor in the minute before it began. */
  readonly load: number
}

/** What a run measured, by the names of the parts. */
export type Results = Record<string, { readonly run: Run; readonly seconds: number; readonly section: Section }>

/** Describes the run that begins. */
export function beginRun(): Run {
  const processors = cpus()
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  return {
    began: new Date().toISOString(),
    version: VERSION,
    commit: commit(),
    machine: `${processors.length} × ${processors[0]?.model.trim()}, ${gibibytes} GiB of memory, Node ${process.versions.node}, ${process.platform}`,
    load: Number((loadavg()[0] as number).toFixed(2))
  }
}

/** Returns what was kept; nothing if there is no file. */
export function readResults(): Results {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Results
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** Keeps results in place of those before. */
export function keepResults(results: Results): void {
  writeFileSync(FILE, `${JSON.stringify(results, undefined, 2)}\n`)
}

/** Returns the commit that is measured, and whether files differ from it. */
function commit(): string {
  try {
    // What the benchmark itself writes makes no difference to what it measures.
    const git = (...argv: string[]) => execFileSync('git', argv, { encoding: 'utf8' }).trim()
    const isChanged = git('status', '--porcelain', '--', '.', ':!docs', ':!*.md') !== ''
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`
  } catch {
    return 'unknown'
  }
}
