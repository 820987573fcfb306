import { printable } from '../../core/validation/printable.js'
import { type Colour, coloured } from './colours.js'
import type { Io } from './io.js'

/** A column of a table. */
export interface Column {
  readonly title: string
  /** The fewest characters to which the column is cut where the terminal is too narrow. It is not cut without it. */
  readonly cutTo?: number
  /** Set if the column is left out where the terminal is too narrow: the last such column first. */
  readonly isOptional?: true
  /** The fewest characters that the column takes: for tables whose later rows are not known yet. */
  readonly width?: number
}

/** A cell: its text, and its colour if it has one. */
export type Cell = string | { readonly text: string; readonly colour: Colour | undefined }

/** A row: a cell for each column. */
export type Row = readonly Cell[]

/** The columns that are shown, and their widths in characters. */
interface Layout {
  readonly shown: readonly number[]
  readonly widths: readonly number[]
}

const GAP = '  '

/**
 * A table that fits the terminal: columns are left out and cells cut where it is too narrow. Where the output is no
 * terminal, nothing is.
 */
export class Table {
  readonly #columns: readonly Column[]
  readonly #layout: Layout
  readonly #hasColours: boolean

  /** The first rows decide on the widths of the columns. */
  constructor(columns: readonly Column[], rows: readonly Row[], { columns: width, hasColours }: Io) {
    this.#columns = columns
    this.#layout = fit(columns, rows, width ?? Number.POSITIVE_INFINITY)
    this.#hasColours = hasColours
  }

  /** Returns the line with the titles. */
  header(): string {
    return this.line(this.#columns.map(({ title }) => ({ text: title, colour: 'bold' })))
  }

  /** Returns the line of a row. */
  line(row: Row): string {
    const { shown, widths } = this.#layout
    const cells = shown.map((index, place) => {
      const cell = row[index] ?? ''
      const { text, colour } = typeof cell === 'string' ? { text: cell, colour: undefined } : cell
      const width = widths[place] as number
      const { cutTo } = this.#columns[index] as Column
      const fitting = cutTo === undefined ? printable(text) : cut(printable(text), width)
      const padding = place === shown.length - 1 ? '' : ' '.repeat(Math.max(0, width - lengthOf(fitting)))
      return (colour && this.#hasColours && fitting !== '' ? coloured(fitting, colour) : fitting) + padding
    })
    return `${cells.join(GAP).trimEnd()}\n`
  }
}

/** Returns a table with its titles, as lines. */
export function formatTable(columns: readonly Column[], rows: readonly Row[], io: Io): string {
  const table = new Table(columns, rows, io)
  return table.header() + rows.map((row) => table.line(row)).join('')
}

function fit(columns: readonly Column[], rows: readonly Row[], width: number): Layout {
  const wanted = columns.map(({ title, width = 0 }, index) =>
    rows.reduce((most, row) => Math.max(most, lengthOf(textOf(row[index]))), Math.max(title.length, width))
  )
  const least = wanted.map((natural, index) => Math.min(natural, columns[index]?.cutTo ?? natural))
  let shown = columns.map((_, index) => index)
  while (total(shown.map((index) => least[index] as number)) > width) {
    const last = shown.findLast((index) => columns[index]?.isOptional)
    if (last === undefined) break
    shown = shown.filter((index) => index !== last)
  }
  const widths = shown.map((index) => wanted[index] as number)
  for (const [place, index] of shown.entries()) {
    const tooMuch = total(widths) - width
    if (tooMuch > 0) widths[place] = Math.max(least[index] as number, (widths[place] as number) - tooMuch)
  }
  return { shown, widths }
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1))
}

function textOf(cell: Cell | undefined): string {
  return printable(typeof cell === 'string' ? cell : (cell?.text ?? ''))
}

/** Returns the length in code points: what takes two halves of UTF-16 is one character. */
function lengthOf(text: string): number {
  return [...text].length
}

function cut(text: string, width: number): string {
  const characters = [...text]
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`
}
