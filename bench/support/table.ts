import type { Target } from './target.js'

/** What one part of the benchmark found, as it is shown in the documents. */
export interface Section {
  readonly title: string
  /** What was done, in a sentence or two. */
  readonly about: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly targets?: readonly Target[]
}

/** A part of the benchmark. `isQuick`: to see that it works, not to measure. */
export type Part = (isQuick: boolean) => Promise<Section>

/** A section in Markdown. */
export function toMarkdown({ title, about, head, rows }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [`## ${title}`, '', about, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

/** The middle of several runs. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** A number with three digits that count, and thousands set apart. */
export function round(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 })
}
