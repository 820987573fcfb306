import type { ComponentChildren } from 'preact'
import { type Sort, SortButton } from './sort-button.js'
import { TableFrame } from './table-frame.js'
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.js'

/** A column of a table. */
export interface Column<Row> {
  readonly name: string
  readonly cell: (row: Row) => ComponentChildren
  /** The class of its cells, that of its head included: `number`, `id`, `cut`, or one that sets its width. */
  readonly class?: string
  /** Whether its cells name their rows. */
  readonly isRowHead?: true
  /** More about the column, for its head. */
  readonly title?: string
  /** How the table is sorted by this column; undefined if it can't be. */
  readonly sort?: Sort
}

interface Props<Row> {
  /** What the table holds, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** Whether a row is the one that is shown in full. */
  readonly isCurrent?: (row: Row) => boolean
  readonly rowClass?: (row: Row) => string | undefined
  readonly class?: string
}

/** A table that has only the rows in view in the page, and scrolls in a frame of its own. */
export function Table<Row>(props: Props<Row>) {
  return <VirtualTable {...props} virtual={useVirtualRows(props.rows.length)} />
}

/** A `Table` for a view that must know which rows are in view, or scroll to one. */
export function VirtualTable<Row>({ virtual, label, class: name, ...body }: Props<Row> & { virtual: VirtualRows }) {
  const { columns, rows, keyOf, isCurrent, rowClass } = body
  return (
    <TableFrame virtual={virtual} label={label}>
      <table class={name} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.name} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {virtual.indexes.map((index) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <tr
                key={keyOf(row)}
                aria-rowindex={index + 2}
                aria-current={isCurrent?.(row) ? 'true' : undefined}
                class={rowClass?.(row)}
              >
                {columns.map((column) => (
                  <Cell key={column.name} column={column} row={row} />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableFrame>
  )
}

function Head<Row>({ column: { name, class: className, title, sort } }: { readonly column: Column<Row> }) {
  return (
    <th scope="col" class={className} title={title} aria-sort={sort?.direction}>
      {sort === undefined ? name : <SortButton name={name} sort={sort} />}
    </th>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const { cell, class: className, isRowHead } = column
  if (!isRowHead) return <td class={className}>{cell(row)}</td>
  return (
    <th scope="row" class={className}>
      {cell(row)}
    </th>
  )
}
