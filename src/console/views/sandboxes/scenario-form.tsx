import { useEffect, useState } from 'preact/hooks'
import type { ControlClient, ScenarioView } from '../../../client/index.js'
import { Id } from '../../parts/id.js'
import { Problem } from '../../parts/problem.js'
import { useAction } from '../../parts/use-action.js'
import { server } from '../../session.js'
import { appliedText, scenarioText } from './content-text.js'

/** Applies a scenario of the fixture files to the sandbox that is shown. */
export function ScenarioForm({ client }: { readonly client: ControlClient }) {
  const [scenarios, setScenarios] = useState<readonly ScenarioView[] | undefined>(undefined)
  const [chosen, choose] = useState<string | undefined>(undefined)
  const [told, tell] = useState('')
  // They are the same for all sandboxes.
  const load = useAction(async () => setScenarios(await server.value.scenarios()))
  useEffect(() => void load.run(), [])
  const apply = useAction(async (name: string, mode: 'add' | 'replace') => {
    tell('')
    tell(appliedText(await client.scenario(name, { mode })))
  })
  const shown = scenarios?.find(({ name }) => name === chosen) ?? scenarios?.[0]
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const mode = new FormData(event.currentTarget as HTMLFormElement).get('mode')
    if (shown !== undefined) void apply.run(shown.name, mode === 'replace' ? 'replace' : 'add')
  }
  return (
    <form class="panel" aria-labelledby="scenario-heading" onSubmit={submit}>
      <h4 id="scenario-heading">Apply a scenario</h4>
      {shown === undefined ? (
        <p class="quiet">
          {scenarios === undefined
            ? 'Loading …'
            : 'No scenarios. Start the server with --fixtures and a file that has one.'}
        </p>
      ) : (
        <>
          <label for="scenario">Scenario</label>
          <select id="scenario" value={shown.name} onChange={(event) => choose(event.currentTarget.value)}>
            {scenarios?.map((scenario) => (
              <option key={scenario.name} value={scenario.name}>
                {scenarioText(scenario)}
              </option>
            ))}
          </select>
          <p class="quiet">
            {shown.description} <Id>{shown.file}</Id>
          </p>
          <fieldset>
            <legend>Existing content of the sandbox</legend>
            <label class="option">
              <input type="radio" name="mode" value="add" defaultChecked /> Keep it, and add the scenario
            </label>
            <label class="option">
              <input type="radio" name="mode" value="replace" /> Replace it with the scenario
            </label>
          </fieldset>
          <button type="submit" disabled={apply.isBusy}>
            Apply
          </button>
        </>
      )}
      <p role="status">{told}</p>
      <Problem text={load.problem || apply.problem} />
    </form>
  )
}
