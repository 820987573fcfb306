import { live } from '../../live/live.js'
import { Facts } from '../../parts/facts.js'
import { Instant } from '../../parts/instant.js'
import { SandboxTime } from '../../parts/sandbox-time.js'
import { useSandboxNow } from '../../parts/use-sandbox-now.js'
import { useStore } from '../../parts/use-store.js'
import { hrefOf } from '../../route.js'
import { agendaOf } from './agenda.js'
import { ClockForm } from './clock-form.js'
import { remainingText } from './remaining-text.js'

/** What the clock shows: the time, whether and how fast it passes, and what is next. */
export function ClockFace() {
  const { value } = live.value.clock.reading
  if (value === undefined) return <p class="panel quiet">Loading …</p>
  const { mode, rate } = value.clock
  return (
    <div class="panel clock-face">
      <Facts
        facts={[
          ['Now', <SandboxTime />],
          ['Mode', <span class={`badge clock-${mode}`}>{mode}</span>],
          [
            'Rate',
            `${rate} sandbox ${rate === 1 ? 'second' : 'seconds'} per real second${mode === 'frozen' ? ' when it runs' : ''}`
          ],
          ['Next transition', <NextTransition />]
        ]}
      />
      <ClockForm
        id="clock-rate"
        label="Rate"
        button="Set rate"
        placeholder={String(rate)}
        hint="Sandbox seconds per real second: with 60, a minute passes each second."
        inputMode="decimal"
        act={(typed) => [`The rate is ${typed}`, (clock) => clock.set({ rate: Number(typed) })]}
      />
    </div>
  )
}

/** When the next transition is due, in how long, and of which job. */
function NextTransition() {
  const jobs = useStore((shown) => shown.jobs)
  const now = useSandboxNow(true)
  const { value } = live.value.clock.reading
  const at = value?.clock.nextTransitionAt
  if (value === undefined || now === undefined || at == null) return <>none by time alone</>
  const [next] = agendaOf(jobs.list.value, 1)
  return (
    <>
      <Instant iso={at} />, {remainingText(Date.parse(at) - now, value.clock)}
      {next?.at === at && (
        <>
          {': '}
          <a class="id" href={hrefOf({ view: 'jobs', ids: [next.jobId] })}>
            {next.jobId}
          </a>
        </>
      )}
    </>
  )
}
