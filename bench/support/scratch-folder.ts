import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = mkdtempSync(join(tmpdir(), 'bench-'))

process.once('exit', () => rmSync(ROOT, { recursive: true, force: true }))

/** Creates a folder that is deleted when the benchmark ends. */
export function scratchFolder(): Promise<string> {
  return mkdtemp(join(ROOT, 'one-'))
}
