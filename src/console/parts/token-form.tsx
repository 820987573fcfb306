import { useEffect, useRef, useState } from 'preact/hooks'
import { signIn } from '../session.js'
import { messageOf } from './message-of.js'
import { focusHeading } from './use-arrival.js'

/** Asks for the token of the control plane. */
export function TokenForm() {
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    // The form ends with the token, and the focus would be lost with it.
    return () => queueMicrotask(focusHeading)
  }, [])
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement).get('token')
    setBusy(true)
    try {
      const isTaken = await signIn(String(given))
      if (!isTaken) setProblem('The server does not accept this token.')
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class="panel token" onSubmit={submit}>
      <h2>This server has an admin token</h2>
      <label for="token">Value of --admin-token</label>
      <input
        ref={input}
        id="token"
        name="token"
        type="password"
        autoComplete="off"
        required
        aria-describedby="token-problem"
      />
      <p class="quiet">It is kept until you close this tab.</p>
      <p id="token-problem" class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary" disabled={isBusy}>
        Continue
      </button>
    </form>
  )
}
