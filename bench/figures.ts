import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { citeFigures } from './support/cited-figures.js'
import { tablesOf } from './support/tables.js'

/** What a full run writes. */
export const DOCUMENT = 'docs/benchmarks.md'

/** The documents that may cite figures of it. */
export function citingDocuments(): string[] {
  const docs = readdirSync('docs').filter((name) => name.endsWith('.md'))
  return [
    'README.md',
    'python/README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'SECURITY.md',
    ...docs.map((name) => `docs/${name}`)
  ].filter((name) => name !== DOCUMENT)
}

/**
 * Writes the figures that the documents cite as they are in docs/benchmarks.md. Throws before it writes any if one is
 * not there.
 */
export function writeFigures(): void {
  const tables = tablesOf(readFileSync(DOCUMENT, 'utf8'))
  const changed = citingDocuments().flatMap((name) => {
    const before = readFileSync(name, 'utf8')
    const text = citeFigures(before, tables)
    return text === before ? [] : [{ name, text }]
  })
  for (const { name, text } of changed) writeFileSync(name, text)
}
