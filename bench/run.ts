import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { contestantsSection } from './contestants/all.js'
import { DOCUMENT, writeFigures } from './figures.js'
import { DOCUMENTED, PARTS } from './parts/all.js'
import { documentOf, unexplained } from './support/document.js'
import { beginRun, keepResults, type Results, readResults } from './support/results.js'
import { runPart } from './support/run-part.js'
import { type Part, toMarkdown } from './support/table.js'
import { targetsSection } from './support/target.js'

const OPTIONS = { quick: { type: 'boolean' }, continue: { type: 'boolean' }, figures: { type: 'boolean' } } as const

/**
 * `npm run bench [-- PART...]` runs the parts, all by default, and prints their results as they come; a run of all
 * writes the document and the figures that others cite. With `--quick` it only tries each part. With `--continue` it
 * runs what the last run of all lacks, or measures the parts that are named again, and writes the document from both.
 * With `--figures` it runs nothing and only writes the cited figures. Returns whether all went well.
 */
async function main(args: string[]): Promise<boolean> {
  const { values: flags, positionals: named } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const unknown = named.find((name) => PARTS[name] === undefined)
  if (unknown !== undefined) throw new Error(`${unknown} is not a part; the parts are ${Object.keys(PARTS).join(', ')}`)
  if (flags.figures) {
    writeFigures()
    return true
  }
  const isQuick = flags.quick ?? false
  const isKept = !isQuick && (flags.continue || named.length === 0)
  const results = isKept && flags.continue ? readResults() : {}
  const chosen = named.length > 0 ? named : Object.keys(DOCUMENTED).filter((name) => !results[name])
  const isWell = await measure(chosen, isQuick, results, isKept)
  // A single short round cannot tell whether a target is met.
  if (isQuick) return isWell
  const targets = Object.values(results).flatMap(({ section }) => section.targets ?? [])
  if (targets.length > 0) process.stdout.write(`${toMarkdown(targetsSection(targets))}\n`)
  for (const what of unexplained(targets)) process.stderr.write(`bench/why-missed.ts does not explain "${what}"\n`)
  return isKept ? writeDocument(results) && isWell : isWell
}

/** Runs parts, adds their results to those that are there, and prints them. Returns whether nothing failed. */
async function measure(
  names: readonly string[],
  isQuick: boolean,
  results: Results,
  isKept: boolean
): Promise<boolean> {
  const run = beginRun()
  const began = performance.now()
  let isWell = true
  for (const [index, name] of names.entries()) {
    process.stderr.write(`${name}, ${index + 1} of ${names.length}\n`)
    const { section, seconds, hasFailed } = await runPart(name, PARTS[name] as Part, isQuick)
    process.stderr.write(`${name}: ${seconds} s of ${Math.round((performance.now() - began) / 1000)} s\n`)
    isWell &&= !hasFailed
    if (section === undefined) continue
    process.stdout.write(`${toMarkdown(section)}\n`)
    results[name] = { run, seconds, section }
    if (isKept) keepResults(results)
  }
  return isWell
}

/** Writes the document and the figures that others cite. Returns whether all parts are there. */
function writeDocument(results: Results): boolean {
  const names = Object.keys(DOCUMENTED)
  const missing = names.filter((name) => results[name] === undefined)
  if (missing.length > 0) {
    process.stderr.write(`nothing is written without ${missing.join(', ')}: measure them with --continue\n`)
    return false
  }
  writeFileSync(DOCUMENT, documentOf(names, results, contestantsSection()))
  writeFigures()
  return true
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
