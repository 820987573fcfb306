import { useEffect } from 'preact/hooks'
import { Problem } from '../../parts/problem.js'
import { type Column, VirtualTable } from '../../parts/table.js'
import { useAction } from '../../parts/use-action.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
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
  const virtual = useVirtualRows(views.length)
  const remove = useAction(onRemove)
  const freshIndex = views.findIndex(({ id }) => id === fresh)
  useEffect(() => {
    if (freshIndex !== -1) virtual.scrollTo(freshIndex)
  }, [freshIndex])
  const focus = (link: HTMLElement | null) => {
    if (link === null) return
    link.focus()
    onFocused()
  }
  const columns: readonly Column<View>[] = [
    { name: 'State', cell: (view) => <RuleState kind={kind} view={view} /> },
    {
      name: 'Id',
      class: 'id',
      cell: ({ id }) => (
        <a href={hrefOf({ view: 'faults', ids: idsOf(kind, id) })} ref={id === fresh ? focus : null}>
          {id}
        </a>
      )
    },
    ...kind.columns,
    {
      name: 'Action',
      cell: ({ id }) => (
        <button
          type="button"
          class="small"
          aria-label={`${kind.words.remove} ${id}`}
          disabled={remove.isBusy}
          onClick={() => remove.run(id)}
        >
          {kind.words.remove}
        </button>
      )
    }
  ]
  const chosen = chosenOf(kind, route.value.ids)
  return (
    <>
      <Problem text={remove.problem} />
      <VirtualTable
        virtual={virtual}
        label={`Table of ${kind.name}s`}
        columns={columns}
        rows={views}
        keyOf={({ id }) => id}
        isCurrent={({ id }) => id === chosen}
        rowClass={({ spent }) => (spent ? 'spent' : undefined)}
      />
    </>
  )
}

/** Whether a rule can apply now, and if not, why. */
export function RuleState<View extends RuleView>({ kind, view }: Pick<Props<View>, 'kind'> & { readonly view: View }) {
  const { text, class: tone, why } = kind.stateOf(view)
  return (
    <span class={`badge ${tone}`} title={why}>
      {text}
    </span>
  )
}
