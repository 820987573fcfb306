/** A table of the document. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What stands between the parts of the address of a figure. */
const SEPARATOR = ' / '

/** Returns the cells of a line of a table; undefined for any other line. */
export function cellsOf(line: string): string[] | undefined {
  return /^\|.*\|$/.test(line)
    ? line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
    : undefined
}

/** Returns the tables of a document by the headings that they are under; the first below each heading. */
export function tablesOf(markdown: string): Map<string, Table> {
  const tables = new Map<string, Table>()
  for (const part of markdown.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = part.split('\n')
    const first = lines.findIndex((line) => cellsOf(line) !== undefined)
    const after = lines.findIndex((line, index) => index > first && cellsOf(line) === undefined)
    const [head, , ...rows] =
      first < 0 ? [] : lines.slice(first, after < 0 ? undefined : after).map((line) => cellsOf(line) ?? [])
    if (head !== undefined) tables.set(title.trim(), { head: namedByNeighbour(head), rows })
  }
  return tables
}

/** A range is named after the column that it is the range of: `ms range`. */
function namedByNeighbour(head: readonly string[]): string[] {
  return head.map((name, index) => (name === 'range' ? `${head[index - 1]} range` : name))
}

/**
 * Returns the figure at an address such as `Start / bare Fastify / ms`: a heading, the first cells of a row, and a
 * column. Throws if there is none.
 */
export function figureAt(tables: ReadonlyMap<string, Table>, address: string): string {
  const parts = address.split(SEPARATOR)
  const [title = '', column = ''] = [parts[0], parts.at(-1)]
  const key = parts.slice(1, -1)
  const table = tables.get(title)
  if (table === undefined) throw new Error(`${address}: there is no table "${title}"`)
  const rows = table.rows.filter((row) => key.every((cell, index) => row[index] === cell))
  if (rows.length !== 1 || key.length === 0)
    throw new Error(`${address}: ${rows.length} rows begin with "${key.join(SEPARATOR)}"`)
  const at = table.head.indexOf(column)
  if (at < 0) throw new Error(`${address}: there is no column "${column}", but ${table.head.join('; ')}`)
  const figure = rows[0]?.[at] ?? ''
  if (figure === '') throw new Error(`${address}: the cell is empty`)
  return figure
}
