import { useState } from 'preact/hooks'
import type { Field } from './schema-fields.js'
import { typedValue } from './typed-value.js'

interface Props {
  readonly id: string
  readonly field: Field
  /** What the body has for the field; undefined if it has nothing. */
  readonly value: unknown
  /** What the server said is wrong with it. */
  readonly problem: string | undefined
  readonly onChange: (value: unknown) => void
}

/** A field for a member of a body, with what the schema says of it. */
export function RuleField({ id, field, value, problem, onChange }: Props) {
  const { path, help, choices } = field
  const name = path.length > 1 && path[0] !== 'delay' ? path.slice(1).join('.') : path.join('.')
  const described = [help !== '' && `${id}-help`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ')
  const shared = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': problem === undefined ? undefined : ('true' as const)
  }
  return (
    <div class="rule-field">
      <label for={id}>{name}</label>
      {choices.length > 0 ? (
        <Choice field={field} value={value} shared={shared} onChange={onChange} />
      ) : (
        <Typed field={field} value={value} shared={shared} onChange={onChange} />
      )}
      {help !== '' && (
        <p id={`${id}-help`} class="quiet">
          <HelpText text={help} />
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} class="problem">
          {problem}
        </p>
      )}
    </div>
  )
}

/** A description, in which backticks enclose what stands in the JSON. */
function HelpText({ text }: { readonly text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={part}>{part}</code>))}</>
}

interface InputProps {
  readonly field: Field
  readonly value: unknown
  readonly shared: object
  readonly onChange: (value: unknown) => void
}

/** What the JSON has that no field can show. */
const IN_JSON = ' '

function Choice({ field, value, shared, onChange }: InputProps) {
  const text = value === undefined ? '' : String(value)
  const isListed = text === '' || field.choices.includes(text)
  return (
    <select
      {...shared}
      value={isListed ? text : IN_JSON}
      onChange={({ currentTarget }) => onChange(typedValue(field, currentTarget.value))}
    >
      <option value="">not set</option>
      {!isListed && <option value={IN_JSON}>as in the JSON</option>}
      {field.choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  )
}

function Typed({ field, value, shared, onChange }: InputProps) {
  const [typed, setTyped] = useState('')
  // What is being typed stays as it is (`0.`), unless the JSON says something else.
  const text = typedValue(field, typed) === value ? typed : value === undefined ? '' : String(value)
  return (
    <input
      {...shared}
      value={text}
      autoComplete="off"
      spellcheck={false}
      inputMode={field.kind === 'text' ? undefined : 'decimal'}
      placeholder={field.default === undefined ? undefined : String(field.default)}
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(typedValue(field, currentTarget.value))
      }}
    />
  )
}
