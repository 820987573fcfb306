import type { ComponentChildren } from 'preact'

interface ChoiceProps<Value extends string> {
  readonly label: string
  /** Empty if all are shown. */
  readonly value: Value | ''
  readonly onChoice: (value: Value | '') => void
  /** The options, without the one for all. */
  readonly children: ComponentChildren
}

/** A field of a filter. */
export function Choice<Value extends string>({ label, value, onChoice, children }: ChoiceProps<Value>) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChoice(currentTarget.value as Value | '')}>
        <option value="">All</option>
        {children}
      </select>
    </label>
  )
}

/** The options of a field. What is chosen is offered even if it does not occur any more. */
export function Options({ values, chosen }: { readonly values: readonly string[]; readonly chosen: string }) {
  const all = chosen === '' || values.includes(chosen) ? values : [...values, chosen]
  return (
    <>
      {all.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </>
  )
}
