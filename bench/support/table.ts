import type { Target } from './target.js'

/** The result of one part of the benchmark, as a section of the document. */
export interface Section {
  readonly title: string
  /** What was measured and how, in a sentence or two. */
  readonly about: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What is to be said below the table, such as why a row is missing: sentences. */
  readonly notes?: readonly string[]
  readonly targets?: readonly Target[]
  /** What failed while it was measured, such as one of several servers. */
  readonly failures?: readonly string[]
}

/** A part of the benchmark. With `isQuick` it only checks that the part works. */
export type Part = (isQuick: boolean) => Promise<Section>

/** Formats a section as Markdown. */
export function toMarkdown({ title, about, head, rows, notes = [], failures = [] }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const failed = failures.length === 0 ? [] : [`Failed in this run: ${failures.join('; ')}.`, '']
  const below = [...notes.flatMap((note) => [note, '']), ...failed]
  return [`## ${title}`, '', about, '', line(head), line(head.map(() => '---')), ...rows.map(line), '', ...below].join(
    '\n'
  )
}

/** Returns the median; for an even count, the upper of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** Formats a number with three significant digits and separated thousands. */
export function round(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 })
}
