import type { Facets } from '../../live/journal/facets.js'
import {
  ANY_FAULT,
  isFiltering,
  NO_FILTER,
  NO_RESPONSE,
  type RequestFilter
} from '../../live/journal/request-filter.js'
import { Choice, Options } from '../../parts/choice.js'
import { filter } from './choices.js'

const CLASSES = ['2xx', '3xx', '4xx', '5xx']

/** Chooses which requests are shown. */
export function RequestFilters({ facets }: { readonly facets: Facets }) {
  const { operation, text, response, fault, onlyRetried, onlyOpen } = filter.value
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <Choice label="Operation" value={operation} onChoice={(operation) => change({ operation })}>
        <Options values={facets.operations} chosen={operation} />
      </Choice>
      <label>
        Id or path
        <input type="search" value={text} onInput={({ currentTarget: { value } }) => change({ text: value })} />
      </label>
      <Choice label="Response" value={response} onChoice={(response) => change({ response })}>
        <option value={NO_RESPONSE}>None</option>
        <optgroup label="Status">
          <Options values={[...CLASSES, ...facets.statuses]} chosen={isStatus(response) ? response : ''} />
        </optgroup>
        <optgroup label="Error">
          <Options values={facets.errorTypes} chosen={isStatus(response) || response === NO_RESPONSE ? '' : response} />
        </optgroup>
      </Choice>
      <Choice label="Fault fired" value={fault} onChoice={(fault) => change({ fault })}>
        <option value={ANY_FAULT}>Any fault</option>
        <Options values={facets.faults} chosen={fault === ANY_FAULT ? '' : fault} />
      </Choice>
      <Check label="Only retried" isOn={onlyRetried} onChange={(onlyRetried) => change({ onlyRetried })} />
      <Check label="Only open" isOn={onlyOpen} onChange={(onlyOpen) => change({ onlyOpen })} />
      {isFiltering(filter.value) && (
        <button type="button" onClick={() => change(NO_FILTER)}>
          Show all
        </button>
      )}
    </form>
  )
}

interface CheckProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {label}
    </label>
  )
}

function isStatus(response: string): boolean {
  return /^[1-5]/.test(response)
}

function change(changed: Partial<RequestFilter>): void {
  filter.value = { ...filter.value, ...changed }
}
