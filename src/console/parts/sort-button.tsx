/** How a table is sorted by a column. */
export interface Sort {
  /** Undefined if it is not sorted by this column. */
  readonly direction: 'ascending' | 'descending' | undefined
  readonly onSort: () => void
}

/** The button in the head of a column that sorts the table by it. */
export function SortButton({ name, sort: { direction, onSort } }: { readonly name: string; readonly sort: Sort }) {
  return (
    <button type="button" class="sort" onClick={onSort}>
      {name}
      <span aria-hidden="true">{direction === undefined ? '' : direction === 'ascending' ? ' ▲' : ' ▼'}</span>
    </button>
  )
}
