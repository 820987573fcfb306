import { cellsOf, figureAt, type Table } from './tables.js'

/** Follows a figure in a sentence, and says where it comes from: `255<!-- figure: Start / bare Fastify / ms -->`. */
const FIGURE = /[\d.,–?]*<!-- figure: (.*?) -->/g

/**
 * Ends the first cell of a row whose other cells are figures: the head of the table has what `*` stands for in each.
 */
const ROW = /<!-- figures: (.*?) -->/

/** Ends the address of a row that shows the range of each figure as well. */
const WITH_RANGE = ' with range'

/** Returns a document with every figure that it cites as it is in these tables. Throws if one is not in them. */
export function citeFigures(document: string, tables: ReadonlyMap<string, Table>): string {
  let head: readonly string[] | undefined
  return document
    .split('\n')
    .map((line) => {
      const cells = cellsOf(line)
      head = cells && (head ?? cells)
      const address = ROW.exec(cells?.[0] ?? '')?.[1]
      return address === undefined ? line : citedRow(cells?.[0] as string, head as string[], address, tables)
    })
    .join('\n')
    .replaceAll(FIGURE, (comment, address: string) => {
      const marker = comment.slice(comment.indexOf('<!--'))
      return `${figureAt(tables, address)}${marker}`
    })
}

/** Returns a document without the figures that it cites. */
export function withoutCitedFigures(document: string): string {
  return document
    .split('\n')
    .filter((line) => !ROW.test(cellsOf(line)?.[0] ?? ''))
    .join('\n')
    .replaceAll(FIGURE, '')
}

function citedRow(
  first: string,
  [, ...names]: readonly string[],
  address: string,
  tables: ReadonlyMap<string, Table>
): string {
  const hasRange = address.endsWith(WITH_RANGE)
  const figures = names.map((name) => {
    const ofName = (hasRange ? address.slice(0, -WITH_RANGE.length) : address).replace('*', name)
    const figure = figureAt(tables, ofName)
    return hasRange ? withRange(figure, figureAt(tables, `${ofName} range`)) : figure
  })
  return `| ${[first, ...figures].join(' | ')} |`
}

/** A range of one value tells nothing. */
function withRange(figure: string, range: string): string {
  return range === `${figure}–${figure}` ? figure : `${figure} (${range})`
}
