import { readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bareFastify } from './contestants/bare-fastify.js'
import { expectedResponse } from './contestants/expected-response.js'
import { COSTS } from './guard/costs.js'
import { bundleDoubled } from './guard/doubled.js'
import { DOUBLINGS } from './guard/doublings.js'
import { type Commands, measureRatios } from './guard/measure.js'
import { compare, hasFailed, report, type WrittenRatios } from './guard/verdict.js'
import { valgrindVersion } from './support/instructions.js'
import { scratchFolder } from './support/scratch-folder.js'

const FILE = join(import.meta.dirname, 'guard/ratios.json')
const COMMAND = join(import.meta.dirname, '../dist/cli.js')
const OPTIONS = { write: { type: 'boolean' }, show: { type: 'boolean' } } as const

/**
 * `npm run guard` counts the instructions of what must not become dearer, as ratios to bare Fastify in the same run,
 * and compares them with those that were written. With `--write` it writes them. With `--show` it shows that it would
 * notice: it fails unless it does for a server that does the work of a GetJob, or of its start, twice.
 */
async function main(args: string[]): Promise<boolean> {
  const { values: flags } = parseArgs({ args, options: OPTIONS })
  if (valgrindVersion() === undefined) throw new Error("npm run guard needs valgrind, Debian's package of this name")
  if (flags.show) return await show()
  const ratios = await measureRatios(await commandsWith(COMMAND))
  if (flags.write) {
    writeFileSync(FILE, `${JSON.stringify({ node: process.versions.node, ratios }, null, 2)}\n`)
    return true
  }
  return isAsWritten(ratios)
}

function isAsWritten(ratios: Readonly<Record<string, number>>): boolean {
  const written = JSON.parse(readFileSync(FILE, 'utf8')) as WrittenRatios
  const findings = compare(COSTS, ratios, written.ratios)
  process.stdout.write(report(findings, written, process.versions.node))
  return !hasFailed(findings)
}

/** Returns whether the guard notices each doubling. */
async function show(): Promise<boolean> {
  let hasNoticed = true
  for (const [name, doubling] of Object.entries(DOUBLINGS)) {
    process.stdout.write(`With the work of ${name} done twice:\n`)
    const isMissed = isAsWritten(await measureRatios(await commandsWith(await bundleDoubled(doubling))))
    process.stdout.write(isMissed ? 'The guard does not notice.\n' : 'The guard notices.\n')
    hasNoticed &&= !isMissed
  }
  return hasNoticed
}

/** Returns the commands of both servers. They send the same response. */
async function commandsWith(command: string): Promise<Commands> {
  const folder = await scratchFolder()
  const response = join(folder, 'response.json')
  const [, bare = ''] = await bareFastify.prepare({ response: await expectedResponse(), port: 0, folder })
  await writeFile(response, JSON.stringify(await expectedResponse()))
  return {
    ours: (port) => [command, '--port', String(port), '--log-level', 'warn'],
    bare: (port) => [bare, String(port), response]
  }
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
