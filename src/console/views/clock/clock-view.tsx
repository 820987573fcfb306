import { Agenda } from './agenda-table.js'
import { ClockControls } from './clock-controls.js'
import { ClockFace } from './clock-face.js'
import { LastAdvance } from './last-advance.js'

/** The clock of the sandbox: what it shows, what moves it, what that caused and what will come. */
export function ClockView() {
  return (
    <section class="clock-view" aria-labelledby="clock-heading">
      <div class="view-head">
        <h2 id="clock-heading">Clock</h2>
        <p class="quiet">
          Jobs, signed URLs and retention follow the time of the sandbox. Requests and delays take real time.
        </p>
      </div>
      <div class="clock-top">
        <ClockFace />
        <ClockControls />
      </div>
      <LastAdvance />
      <Agenda />
    </section>
  )
}
