import type { JobView } from '../../../client/index.js'
import { Facts } from '../../parts/facts.js'
import { Part } from '../../parts/part.js'
import { membersOf } from './members.js'

/** Why a job failed, if it did. */
export function JobErrors({ view: { job } }: { readonly view: JobView }) {
  const { Errors = [] } = job
  if (Errors.length === 0) return null
  return (
    <Part title="Errors" level={4}>
      <ul class="errors">
        {Errors.map((error, index) => (
          <li key={index}>
            <strong class="problem">{error.Code}</strong> {error.Message}
            <Facts
              facts={membersOf(error)
                .filter(({ path }) => path !== 'Code' && path !== 'Message')
                .map(({ path, text }) => [path, text])}
            />
          </li>
        ))}
      </ul>
    </Part>
  )
}
