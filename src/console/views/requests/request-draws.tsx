import type { FaultDraw } from '../../../client/index.js'
import { Part } from '../../parts/part.js'
import { hrefOf } from '../../route.js'

interface Props {
  readonly draws: readonly FaultDraw[]
  readonly seed: number | undefined
}

/** The random draws for the faults with a probability that matched a request. */
export function RequestDraws({ draws, seed }: Props) {
  return (
    <Part title="Random draws" level={4}>
      <p class="quiet">
        A fault fires if the number drawn is below its probability. The seed {seed} draws the same again.
      </p>
      <ul class="draws">
        {draws.map(({ fault, ordinal, value }) => (
          <li key={fault}>
            <a href={hrefOf({ view: 'faults', ids: [fault] })}>{fault}</a>: match {ordinal} drew {value.toFixed(4)}
          </li>
        ))}
      </ul>
    </Part>
  )
}
