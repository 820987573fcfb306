import type { ComponentChildren } from 'preact'

interface Props {
  /** What the table holds, for screen readers. */
  readonly label: string
  readonly columns: readonly string[]
  /** The rows. */
  readonly children: ComponentChildren
}

/** A short table in a frame in which it scrolls where the window is narrow. */
export function ScrollTable({ label, columns, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section class="table-frame short" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
