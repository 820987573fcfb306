import type { JobState, JobType } from '../../../client/index.js'
import type { JobFilter } from './job-list.js'
import { STATES } from './job-states.js'

interface Props {
  readonly filter: JobFilter
  /** The types that jobs have. */
  readonly types: readonly JobType[]
  readonly onChange: (filter: JobFilter) => void
}

/** Chooses which jobs are shown. */
export function JobFilters({ filter, types, onChange }: Props) {
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        State
        <select
          value={filter.state}
          onChange={({ currentTarget }) => onChange({ ...filter, state: currentTarget.value as JobState | '' })}
        >
          <option value="">All</option>
          {STATES.map((state) => (
            <option key={state}>{state}</option>
          ))}
        </select>
      </label>
      <label>
        Type
        <select
          value={filter.type}
          onChange={({ currentTarget }) => onChange({ ...filter, type: currentTarget.value as JobType | '' })}
        >
          <option value="">All</option>
          {(filter.type === '' || types.includes(filter.type) ? types : [...types, filter.type]).map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </label>
      <label>
        Id
        <input
          type="search"
          value={filter.id}
          placeholder="contains …"
          onInput={({ currentTarget }) => onChange({ ...filter, id: currentTarget.value })}
        />
      </label>
    </form>
  )
}
