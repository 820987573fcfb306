import { WHY_MISSED } from '../why-missed.js'
import { citeFigures } from './cited-figures.js'
import type { Results, Run } from './results.js'
import { type Section, toMarkdown } from './table.js'
import { tablesOf } from './tables.js'
import { type Target, targetsSection } from './target.js'

/**
 * Returns the document that shows these results, in the order of the names of their parts. Throws if one is missing.
 */
export function documentOf(names: readonly string[], results: Results, servers: Section): string {
  const shown = names.map((name) => {
    const result = results[name]
    if (result === undefined) throw new Error(`${name} has not been measured`)
    return result
  })
  const targets = shown.flatMap(({ section }) => section.targets ?? [])
  const sections = [targetsSection(targets), servers, ...shown.map(({ section }) => section)]
  const [first, ...rest] = sections.map(toMarkdown) as [string, ...string[]]
  const document = [heading(shown), first, ...explanations(targets), ...rest].join('\n')
  return citeFigures(document, tablesOf(document))
}

/** Returns the names of missed targets of which nothing says why. */
export function unexplained(targets: readonly Target[]): string[] {
  return targets.filter(({ isMet, what }) => isMet === false && WHY_MISSED[what] === undefined).map(({ what }) => what)
}

function explanations(targets: readonly Target[]): string[] {
  const missed = targets.filter(({ isMet, what }) => isMet === false && WHY_MISSED[what] !== undefined)
  if (missed.length === 0) return []
  return [
    'Why those that were missed were missed:',
    '',
    ...missed.map(({ what }) => `- *${what}*: ${WHY_MISSED[what]}`),
    ''
  ]
}

/** Says when, of what and on what the tables were measured; which of them are of another run than the first, if any. */
function heading(shown: readonly Results[string][]): string {
  const runs = [...new Map(shown.map(({ run }) => [run.began, run])).values()].sort((a, b) =>
    a.began < b.began ? -1 : 1
  )
  const [first, ...later] = runs as [Run, ...Run[]]
  const titlesOf = ({ began }: Run) =>
    shown.filter(({ run }) => run.began === began).map(({ section }) => `"${section.title}"`)
  const others = later.map((run) => `The tables ${titlesOf(run).join(', ')} are from another run: ${described(run)}.\n`)
  return `# Benchmarks

Written by ${others.length === 0 ? 'one run of ' : ''}\`npm run bench\`: ${described(first)}.
${others.join('')}Figures depend on the machine: compare only those of the same table.

\`npm run bench -- PART...\` measures some parts and writes nothing, \`npm run bench -- --quick\` only tries each of them.
[Where the time goes](performance.md) explains the figures.
`
}

function described({ began, version, commit, machine, load }: Run): string {
  const instant = `${began.slice(0, 10)}, ${began.slice(11, 16)} UTC`
  return `version ${version}, commit ${commit}, ${instant}, on ${machine}, with a load average of ${load} when it began`
}
