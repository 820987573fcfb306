import { useState } from 'preact/hooks'
import { useAction } from '../../parts/use-action.js'
import { go } from '../../route.js'
import { isAccountId } from '../../sandbox-name.js'
import { clientOf, server } from '../../session.js'
import { nameProblem } from './sandbox-name.js'

interface Props {
  /** Tells what was done. */
  readonly tell: (what: string) => void
  readonly onCreate: () => Promise<void>
}

/** Creates a sandbox and shows it. */
export function CreateForm({ tell, onCreate }: Props) {
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState('')
  const create = useAction(async () => {
    const known = await server.value.sandboxes.list()
    const isKnown = known.some((sandbox) => sandbox.name === name)
    // The first request for a sandbox creates it.
    const { now } = await clientOf(name).clock.get()
    const account = isAccountId(name) ? `, with the account ${name}` : ''
    tell(
      isKnown ? `Sandbox ${name} was there already.` : `Sandbox ${name} was created${account}. Its clock shows ${now}.`
    )
    setName('')
    go({ sandbox: name, view: 'sandboxes' })
    await onCreate()
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const problem = nameProblem(name)
    setWrong(problem)
    if (problem === '') void create.run()
  }
  const problem = wrong || create.problem
  return (
    <form class="acts" onSubmit={submit}>
      <label for="sandbox-name">New sandbox</label>
      <input
        id="sandbox-name"
        value={name}
        onInput={(event) => {
          setName(event.currentTarget.value)
          setWrong('')
        }}
        autoComplete="off"
        spellcheck={false}
        aria-describedby="sandbox-name-hint sandbox-name-problem"
        aria-invalid={wrong !== ''}
      />
      <button type="submit" class="primary" disabled={create.isBusy}>
        Create
      </button>
      <span id="sandbox-name-hint" class="quiet">
        1 to 64 letters, digits, dashes and underscores. 12 digits make it an AWS account.
      </span>
      <span id="sandbox-name-problem" class="problem" role="alert">
        {problem}
      </span>
    </form>
  )
}
