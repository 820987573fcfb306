import type { JobView } from '../../../client/index.js'
import { membersOf } from './members.js'

/** Why a job failed, if it did. */
export function JobErrors({ view: { job } }: { readonly view: JobView }) {
  const { Errors = [] } = job
  if (Errors.length === 0) return null
  return (
    <section aria-labelledby="job-errors">
      <h4 id="job-errors">Errors</h4>
      <ul class="errors">
        {Errors.map((error, index) => (
          <li key={index}>
            <strong class="problem">{error.Code}</strong> {error.Message}
            <dl>
              {membersOf(error)
                .filter(({ path }) => path !== 'Code' && path !== 'Message')
                .map(({ path, text }) => (
                  <div key={path}>
                    <dt>{path}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
