import { readFileSync } from 'node:fs'
import t from 'tap'
import { citingDocuments, DOCUMENT } from '../../bench/figures.js'
import { withoutCitedFigures } from '../../bench/support/cited-figures.js'
import { filesBelow } from '../../scripts/files-below.mjs'

/** Pages that a script writes, and the command that they name. */
const WRITTEN: Readonly<Record<string, string>> = { [DOCUMENT]: 'npm run bench', 'docs/long-run.md': '.ci/long' }

const NUMBER = String.raw`\b(?:\d[\d.,]*|half|third|quarter|fifth|tenth|two|three|four|five|ten|thirty|hundred|thousand)`

const COMPARED = '(?:long|fast|slow|large|small)'

/** What only a measurement can tell: figures in its units, ratios, and how long or how large something was. */
const CLAIMS: readonly RegExp[] = [
  /\d ?(?:µs|microseconds|nanoseconds|requests\/s|requests (?:a|per) second|instructions)\b/,
  /load average of \d/,
  new RegExp(`${NUMBER} times (?:as ${COMPARED}|faster|slower|longer|larger|smaller|the (?:size|time))`),
  new RegExp(`\\btwice (?:as ${COMPARED}|the (?:size|time))`),
  new RegExp(`${NUMBER} ?%? of (?:the|its|a) (?:\\w+ )?(?:time|second|start|bundle|size|memory|CPU)`),
  new RegExp(`${NUMBER} ?%? (?:faster|slower|later|earlier|more at rest)`),
  /\b(?:takes?|took|measured(?! every))\b(?:[^.;|]|\.\d){0,60}?\d ?(?:ms|s|seconds|minutes|hours|[KMG]i?B)\b/,
  /\btakes? (?:a few|some tens of) (?:milli)?seconds\b/
]

/** Returns the claims in a text, whatever lines they are broken into. */
function claimsIn(text: string): string[] {
  const joined = text.replaceAll(/\s*\n[ *#/]*/g, ' ')
  return CLAIMS.flatMap((claim) => [...joined.matchAll(new RegExp(claim, 'g'))].map(([found]) => found))
}

/** Returns the comments of a source. */
function commentsOf(source: string): string {
  return [...source.matchAll(/\/\*.*?\*\/|\s\/\/ .*?$|^\s*# .*?$/gms)].map(([comment]) => comment).join('\n\n')
}

t.test('no document has a measured figure that it does not cite from docs/benchmarks.md', async (t) => {
  for (const name of citingDocuments().filter((name) => WRITTEN[name] === undefined)) {
    t.strictSame(claimsIn(withoutCitedFigures(readFileSync(name, 'utf8'))), [], name)
  }
})

t.test('no comment has a measured figure', async (t) => {
  let read = 0
  for (const folder of ['src', 'bench', 'scripts', 'test', 'examples', 'python/src']) {
    for (const name of filesBelow(folder)) {
      if (!/\.(?:ts|tsx|mjs|py)$/.test(name)) continue
      read++
      t.strictSame(claimsIn(commentsOf(readFileSync(name, 'utf8'))), [], name)
    }
  }
  t.ok(read > 300, 'the sources were read')
})

t.test('the pages of measurements name the command that writes them', async (t) => {
  for (const [name, command] of Object.entries(WRITTEN)) {
    t.match(readFileSync(name, 'utf8'), new RegExp(`Written by .*\`${command}`), name)
  }
})
