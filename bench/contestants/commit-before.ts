import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contestant } from './contestant.js'
import { thisProject } from './this-project.js'

/** The folder of another commit of this project, already built. */
const FOLDER = process.env.BENCH_BEFORE

/** Another commit of this project to compare with, from the folder in `BENCH_BEFORE`. */
export const commitBefore: Contestant = {
  ...thisProject,
  name: 'the commit before',
  setup: 'the same, built from the commit in `BENCH_BEFORE`',
  whyUnavailable: () =>
    FOLDER === undefined ? 'BENCH_BEFORE is not set to the folder of another, built commit' : undefined,
  version: () => JSON.parse(readFileSync(join(FOLDER as string, 'package.json'), 'utf8')).version,
  async prepare({ port }) {
    return [process.execPath, join(FOLDER as string, 'dist/cli.js'), '--port', String(port), '--log-level', 'warn']
  }
}
