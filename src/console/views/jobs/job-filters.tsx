import type { JobType } from '../../../client/index.js'
import { Choice, Options } from '../../parts/choice.js'
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
      <Choice label="State" value={filter.state} onChoice={(state) => onChange({ ...filter, state })}>
        <Options values={STATES} chosen={filter.state} />
      </Choice>
      <Choice label="Type" value={filter.type} onChoice={(type) => onChange({ ...filter, type })}>
        <Options values={types} chosen={filter.type} />
      </Choice>
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
