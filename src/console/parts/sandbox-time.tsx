import { Instant } from './instant.js'
import { useSandboxNow } from './use-sandbox-now.js'

/** What the clock of the sandbox shows. It is no live region: a screen reader would read it all the time. */
export function SandboxTime() {
  const now = useSandboxNow(true)
  if (now === undefined) return null
  const at = new Date(now).toISOString()
  return <Instant iso={at} />
}
