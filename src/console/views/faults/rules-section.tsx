import { useRef, useState } from 'preact/hooks'
import { live } from '../../live/live.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { countText } from '../../parts/format.js'
import { useRefresh } from '../../parts/use-refresh.js'
import { useStore } from '../../parts/use-store.js'
import { route } from '../../route.js'
import { RuleDetail } from './rule-detail.js'
import { RuleForm } from './rule-form.js'
import { chosenOf, type RuleKind, type RuleView } from './rule-kind.js'
import { RuleTable } from './rule-table.js'

/** All faults, or all outcomes: the list, the form that adds one, and one in full if it is chosen. */
export function RulesSection<View extends RuleView>({ kind }: { readonly kind: RuleKind<View> }) {
  const { words, name, title } = kind
  const store = useStore(kind.storeOf)
  useRefresh(store)
  const { feed } = live.value
  const control = kind.controlOf(feed.client)
  const [isOpen, setOpen] = useState(false)
  const [said, say] = useState('')
  const [fresh, setFresh] = useState<string | undefined>(undefined)
  const opener = useRef<HTMLButtonElement>(null)
  const views = store.list.value
  const shownId = chosenOf(kind, route.value.ids)
  const shown = views.find(({ id }) => id === shownId)

  const added = async (ids: readonly string[]) => {
    await store.load(feed.client)
    setOpen(false)
    setFresh(ids[0])
    say(`${listName(ids, name)} ${words.added}.`)
  }
  const closed = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const removed = async (ids: readonly string[], remove: () => Promise<void>) => {
    await remove()
    await store.load(feed.client)
    opener.current?.focus()
    say(`${listName(ids, name)} ${words.removed}.`)
  }
  return (
    <section class="rules" aria-labelledby={`${name}-heading`}>
      <div class="view-head">
        <h2 id={`${name}-heading`}>{title}</h2>
        <p class="quiet">{store.isLoaded.value ? countText(views.length) : 'Loading …'}</p>
        <p class="quiet" role="status">
          {said}
        </p>
        <div class="buttons">
          <button type="button" ref={opener} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {words.open}
          </button>
          {views.length > 0 && (
            <ConfirmButton
              label={`${words.removeAll} ${name}s`}
              question={`${words.removeAll} ${name}s (${countText(views.length)}) of this sandbox?`}
              confirm={words.removeAll}
              onConfirm={() =>
                removed(
                  views.map(({ id }) => id),
                  () => control.clear()
                )
              }
            >
              {words.removeAll}
            </ConfirmButton>
          )}
        </div>
      </div>
      {isOpen && <RuleForm kind={kind} onAdded={added} onCancel={closed} />}
      {views.length > 0 ? (
        <RuleTable
          kind={kind}
          views={views}
          fresh={fresh}
          onRemove={(id) => removed([id], () => control.delete(id))}
          onFocused={() => setFresh(undefined)}
        />
      ) : (
        store.isLoaded.value && !isOpen && <p class="quiet">{kind.empty}</p>
      )}
      {shown && <RuleDetail key={shown.id} kind={kind} view={shown} />}
      {shownId !== undefined && store.isLoaded.value && !shown && (
        <p class="quiet">
          There is no {name} {shownId} in this sandbox.
        </p>
      )}
    </section>
  )
}

/** Names the one that something was done with, or says how many they were. */
function listName(ids: readonly string[], name: string): string {
  const [first] = ids
  const one = `${name[0]?.toUpperCase()}${name.slice(1)} ${first}`
  return ids.length === 1 ? one : `${countText(ids.length)} ${name}s`
}
