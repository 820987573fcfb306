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
  const env = { ...process.env, MUTATION: '1', MUTATION_PART: part }
  execFileSync('mutation/node_modules/.bin/stryker', ['run', 'mutation/stryker.config.mjs'], { stdio: 'inherit', env })
  scores.push(scoreOf(part))
}
process.stdout.write(`${['part: killed of mutants, survivors', ...scores].join('\n')}\n`)

/** How many mutants of a part were killed, and where the others are. */
function scoreOf(part) {
  const { files } = JSON.parse(readFileSync(`.stryker-report/${part.replaceAll('/', '-')}.json`, 'utf8'))
  const mutants = Object.entries(files).flatMap(([file, { mutants }]) => mutants.map((each) => ({ file, ...each })))
  const counted = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
  const left = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const killed = counted.length - left.length
  const names = left.map(({ file, location, mutatorName }) => `\n  ${file}:${location.start.line} ${mutatorName}`)
  return `${part}: ${killed} of ${counted.length} (${((100 * killed) / counted.length).toFixed(1)} %)${names.join('')}`
}
