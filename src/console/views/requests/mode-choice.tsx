import { type Mode, mode } from './choices.js'

const MODES: readonly (readonly [Mode, string])[] = [
  ['calls', 'By SDK call'],
  ['requests', 'All requests']
]

/** Chooses whether attempts of one SDK call share a row. */
export function ModeChoice() {
  return (
    <fieldset class="choice">
      <legend class="hidden">Rows</legend>
      {MODES.map(([each, label]) => (
        <label key={each}>
          <input
            type="radio"
            name="mode"
            value={each}
            checked={mode.value === each}
            onChange={() => {
              mode.value = each
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
