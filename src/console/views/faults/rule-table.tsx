import { useEffect, useRef } from 'preact/hooks'
import { useAction } from '../../parts/use-action.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import { hrefOf, route } from '../../route.js'
import { chosenOf, idsOf, type RuleKind, type RuleView } from './rule-kind.js'

interface Props<View extends RuleView> {
  readonly kind: RuleKind<View>
  readonly views: readonly View[]
  /** The id of the one that was just added: it gets the focus. */
  readonly fresh: string | undefined
  readonly onFocused: () => void
  readonly onRemove: (id: string) => Promise<void>
}

/** A table of faults or outcomes. */
export function RuleTable<View extends RuleView>({ kind, views, fresh, onFocused, onRemove }: Props<View>) {
  const rows = useVirtualRows(views.length)
  const table = useRef<HTMLTableElement>(null)
  const remove = useAction(onRemove)
  const index = views.findIndex(({ id }) => id === fresh)
  const isInPage = rows.indexes.includes(index)
  useEffect(() => {
    if (index === -1) return
    rows.scrollTo(index)
    if (!isInPage) return
    table.current?.querySelector<HTMLElement>(`tr[aria-rowindex="${index + 2}"] a`)?.focus()
    onFocused()
  }, [index, isInPage])
  return (
    <>
      {remove.problem && (
        <p class="problem" role="alert">
          {remove.problem}
        </p>
      )}
      <VirtualTable rows={rows} label={`Table of ${kind.name}s`}>
        <table ref={table} aria-rowcount={views.length + 1}>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Id</th>
              {kind.columns.map(({ title, class: name }) => (
                <th key={title} scope="col" class={name}>
                  {title}
                </th>
              ))}
              <th scope="col">Action</th>
            </tr>
          </thead>
          <tbody>
            {rows.indexes.map((at) => {
              const view = views[at]
              return (
                view && (
                  <Row key={view.id} kind={kind} view={view} index={at} isOff={remove.isBusy} onRemove={remove.run} />
                )
              )
            })}
          </tbody>
        </table>
      </VirtualTable>
    </>
  )
}

interface RowProps<View extends RuleView> {
  readonly kind: RuleKind<View>
  readonly view: View
  readonly index: number
  readonly isOff: boolean
  readonly onRemove: (id: string) => void
}

function Row<View extends RuleView>({ kind, view, index, isOff, onRemove }: RowProps<View>) {
  const { id, spent } = view
  const state = kind.stateOf(view)
  const isShown = chosenOf(kind, route.value.ids) === id
  return (
    <tr aria-rowindex={index + 2} class={spent ? 'spent' : undefined} aria-current={isShown ? 'true' : undefined}>
      <td>
        <span class={`badge ${state.class}`} title={state.why}>
          {state.text}
        </span>
      </td>
      <td class="id">
        <a href={hrefOf({ view: 'faults', ids: idsOf(kind, id) })}>{id}</a>
      </td>
      {kind.columns.map(({ title, class: name, cell }) => (
        <td key={title} class={name}>
          {cell(view)}
        </td>
      ))}
      <td>
        <button
          type="button"
          class="small"
          aria-label={`${kind.words.remove} ${id}`}
          disabled={isOff}
          onClick={() => onRemove(id)}
        >
          {kind.words.remove}
        </button>
      </td>
    </tr>
  )
}
