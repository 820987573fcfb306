// Mutates parts of the source and tells how many mutants the tests kill: npm run mutation -- core/faults [PART...].
// Without a part, each of them in turn. Installs StrykerJS below mutation/ the first time.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(join(import.meta.dirname, '..'))

/** The parts: the folders of core/ and of aws/, each of which takes less than half an hour. */
const PARTS = ['core', 'aws'].flatMap((plane) => [
  ...readdirSync(`src/${plane}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${plane}/${name}`)
])

const chosen = process.argv.slice(2)
const unknown = chosen.find((part) => !existsSync(`src/${part}`))
if (unknown !== undefined) {
  process.stderr.write(`src/${unknown} does not exist; the parts are ${PARTS.join(', ')}\n`)
  process.exit(2)
}

if (!existsSync('mutation/node_modules')) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: 'mutation', stdio: 'inherit' })
}
const scores = []
for (const part of chosen.length > 0 ? chosen : PARTS) {
  const first = mutantsOf(run(part))
  const left = first.filter(isLeft)
  // What the tests of core/ leave meets those of the planes that are known to hold the same rules.
  const again = part.startsWith('core/') && left.length > 0 ? new Map(mutantsOf(run(part, left)).map(named)) : new Map()
  scores.push(
    score(
      part,
      first,
      left.filter((mutant) => isLeft(again.get(nameOf(mutant)) ?? mutant))
    )
  )
}
process.stdout.write(`${['part: killed of mutants, survivors', ...scores].join('\n')}\n`)

/** Runs StrykerJS on a part, or on mutants of it, and returns the name of its report. */
function run(part, mutants) {
  const places = mutants?.map(({ file, location: { start, end } }) => `${file}:${place(start)}-${place(end)}`)
  const env = {
    ...process.env,
    MUTATION: '1',
    MUTATION_PART: part,
    ...(places && { MUTATION_SURVIVORS: places.join('\n') })
  }
  execFileSync('mutation/node_modules/.bin/stryker', ['run', 'mutation/stryker.config.mjs'], { stdio: 'inherit', env })
  return `${part.replaceAll('/', '-')}${places ? '-planes' : ''}`
}

/** A place as StrykerJS reads it: its columns begin at 0 there, and at 1 in its report. */
function place({ line, column }) {
  return `${line}:${column - 1}`
}

/** The mutants of a report that count: killed, or left. */
function mutantsOf(report) {
  const { files } = JSON.parse(readFileSync(`.stryker-report/${report}.json`, 'utf8'))
  return Object.entries(files)
    .flatMap(([file, { mutants }]) => mutants.map((each) => ({ file, ...each })))
    .filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
}

function isLeft({ status }) {
  return status === 'Survived' || status === 'NoCoverage'
}

/** What tells a mutant from all others, in every run. */
function nameOf({ file, location: { start, end }, mutatorName, replacement }) {
  return JSON.stringify([file, start, end, mutatorName, replacement])
}

function named(mutant) {
  return [nameOf(mutant), mutant]
}

/** How many mutants of a part were killed, and where the others are. */
function score(part, all, left) {
  const killed = all.length - left.length
  const names = left.map(
    ({ file, location, mutatorName, replacement }) =>
      `\n  ${file}:${location.start.line} ${mutatorName} ${replacement?.replaceAll(/\s+/g, ' ').slice(0, 80)}`
  )
  return `${part}: ${killed} of ${all.length} (${((100 * killed) / all.length).toFixed(1)} %)${names.join('')}`
}
