import { useEffect, useRef, useState } from 'preact/hooks'
import type { RulesControl } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { messageOf } from '../../parts/message-of.js'
import { noteRefusal } from '../../session.js'
import { effectFields } from './effect-schema.js'
import { parseBody, textOf } from './json-body.js'
import { plainFields, RuleFields } from './rule-fields.js'
import type { RuleKind, RuleView } from './rule-kind.js'
import { NO_PROBLEMS, type ServerProblems, sortProblems } from './server-problems.js'
import { useSchemas } from './use-schemas.js'

interface Props<View extends RuleView> {
  readonly kind: RuleKind<View>
  /** Learns of the ids of what was added. */
  readonly onAdded: (ids: readonly string[]) => Promise<void>
  readonly onCancel: () => void
}

/** A form that adds a fault or an outcome: fields for what is common, and the JSON of the whole body, kept in step. */
export function RuleForm<View extends RuleView>({ kind, onAdded, onCancel }: Props<View>) {
  const { name, words } = kind
  const { schemas, problem: unread } = useSchemas()
  const [text, setText] = useState('{}')
  const [problems, setProblems] = useState<ServerProblems>(NO_PROBLEMS)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('button')?.focus(), [])
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [problems])
  const parsed = parseBody(text)
  const write = (body: object) => {
    setText(textOf(body))
    setProblems(NO_PROBLEMS)
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (parsed.kind === 'broken') {
      form.current?.querySelector('textarea')?.focus()
      return
    }
    setBusy(true)
    try {
      const control = kind.controlOf(live.value.feed.client) as unknown as RulesControl<unknown, View>
      const added = await control.add(parsed.body)
      await onAdded([added].flat().map(({ id }) => id))
    } catch (error) {
      noteRefusal(error)
      const body = parsed.kind === 'object' ? parsed.body : {}
      const fields = schemas ? [...plainFields(schemas, kind), ...effectFields(schemas, body.effect)] : []
      setProblems(
        sortProblems(
          error,
          fields.map(({ path }) => path.join('.'))
        )
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <form ref={form} class="panel rule-form" aria-label={words.open} noValidate onSubmit={submit}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" aria-label="Presets" class="buttons">
        {kind.presets.map(({ label, body }) => (
          <button key={label} type="button" onClick={() => write(body)}>
            {label}
          </button>
        ))}
      </div>
      <div class="rule-columns">
        {schemas === undefined ? (
          <p class={unread === undefined ? 'quiet' : 'problem'}>
            {unread === undefined ? 'Loading the schema …' : messageOf(unread)}
          </p>
        ) : parsed.kind === 'object' ? (
          <RuleFields kind={kind} schemas={schemas} body={parsed.body} problems={problems} onChange={write} />
        ) : (
          <p class="quiet">
            {parsed.kind === 'broken'
              ? 'The fields are shown again once the text is valid JSON.'
              : 'The fields show one object. Edit a list as JSON.'}
          </p>
        )}
        <div class="rule-json">
          <JsonText
            id={`${name}-json`}
            text={text}
            problem={parsed.kind === 'broken' ? parsed.problem : undefined}
            onChange={(typed) => {
              setText(typed)
              setProblems(NO_PROBLEMS)
            }}
          />
          <div class="problem" role="alert">
            {problems.others.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
            {problems.atFields.size > 0 && <p>The server refused {[...problems.atFields.keys()].join(', ')}.</p>}
          </div>
          <div class="buttons">
            <button type="submit" class="primary" aria-disabled={isBusy}>
              {words.add}
            </button>
            <button type="button" onClick={onCancel}>
              Cancel
            </button>
          </div>
        </div>
      </div>
    </form>
  )
}

interface JsonTextProps {
  readonly id: string
  readonly text: string
  /** Why the text is no JSON. */
  readonly problem: string | undefined
  readonly onChange: (text: string) => void
}

function JsonText({ id, text, problem, onChange }: JsonTextProps) {
  return (
    <>
      <label for={id}>Body as JSON</label>
      <textarea
        id={id}
        rows={16}
        spellcheck={false}
        value={text}
        aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={`${id}-help`}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p id={`${id}-help`} class={problem === undefined ? 'quiet' : 'problem'} role="status">
        {problem === undefined ? 'The fields and this text are kept in sync.' : `Not JSON: ${problem}`}
      </p>
    </>
  )
}
