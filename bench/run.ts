import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { VERSION } from '../src/version.js'
import { contestantsSection } from './contestants/all.js'
import { before } from './parts/before.js'
import { dataSets } from './parts/data-sets.js'
import { dueAtOnce } from './parts/due-at-once.js'
import { eventReaders } from './parts/event-readers.js'
import { getJobByCount } from './parts/get-job-by-count.js'
import { holds } from './parts/holds.js'
import { latency } from './parts/latency.js'
import { longRun } from './parts/long-run.js'
import { memory } from './parts/memory.js'
import { memoryAtRest } from './parts/memory-at-rest.js'
import { metrics } from './parts/metrics.js'
import { profile } from './parts/profile.js'
import { sandboxes } from './parts/sandboxes.js'
import { start } from './parts/start.js'
import { throughput } from './parts/throughput.js'
import { unknownIds } from './parts/unknown-ids.js'
import { type Part, type Section, toMarkdown } from './support/table.js'
import { targetsSection } from './support/target.js'

/** Every part of the benchmark, in the order of the document. */
const PARTS: Readonly<Record<string, Part>> = {
  throughput,
  latency,
  start,
  before,
  'memory-at-rest': memoryAtRest,
  'get-job-by-count': getJobByCount,
  'unknown-ids': unknownIds,
  'event-readers': eventReaders,
  'due-at-once': dueAtOnce,
  holds,
  memory,
  'data-sets': dataSets,
  'long-run': longRun,
  sandboxes,
  metrics,
  profile
}

const DOCUMENT = 'docs/benchmarks.md'

/** `npm run bench [-- --quick] [-- PART...]`: runs the parts and prints their results. A full run writes the document. */
async function main(argv: readonly string[]): Promise<void> {
  const isQuick = argv.includes('--quick')
  const names = argv.filter((argument) => argument !== '--quick')
  const unknown = names.find((name) => PARTS[name] === undefined)
  if (unknown !== undefined) throw new Error(`${unknown} is not a part; the parts are ${Object.keys(PARTS).join(', ')}`)
  const chosen = names.length === 0 ? Object.keys(PARTS) : names
  const sections: Section[] = []
  for (const name of chosen) {
    const section = await (PARTS[name] as Part)(isQuick)
    process.stdout.write(`${toMarkdown(section)}\n`)
    sections.push(section)
  }
  // A single short round cannot tell whether a target is met.
  if (isQuick) return
  const targets = targetsSection(sections.flatMap((section) => section.targets ?? []))
  if (targets.rows.length > 0) process.stdout.write(`${toMarkdown(targets)}\n`)
  if (names.length > 0) return
  const all = [targets, contestantsSection(), ...sections]
  writeFileSync(DOCUMENT, `${heading()}\n${all.map(toMarkdown).join('\n')}`)
}

function heading(): string {
  const processors = cpus()
  const machine = `${processors.length} × ${processors[0]?.model.trim()}, Node ${process.versions.node}, ${process.platform}`
  const today = new Date().toISOString().slice(0, 10)
  return `# Benchmarks

Written by \`npm run bench\`, version ${VERSION}, ${today}, on ${machine}. Figures depend on the machine:
compare only rows of the same table, which come from the same run. \`npm run bench -- --quick\` runs everything in
about a minute and writes nothing.
`
}

await main(process.argv.slice(2))
