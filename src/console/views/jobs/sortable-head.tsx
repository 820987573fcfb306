interface Props {
  readonly name: string
  readonly className: string
  readonly direction: 'ascending' | 'descending' | undefined
  readonly onSort: () => void
}

/** The head of a column that a table can be sorted by. */
export function SortableHead({ name, className, direction, onSort }: Props) {
  return (
    <th scope="col" class={className} aria-sort={direction}>
      <button type="button" class="sort" onClick={onSort}>
        {name}
        <span aria-hidden="true">{direction === undefined ? '' : direction === 'ascending' ? ' ▲' : ' ▼'}</span>
      </button>
    </th>
  )
}
